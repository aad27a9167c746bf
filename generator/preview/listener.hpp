#pragma once

// A TCP socket that listens on one numeric address, and what to tell a person when it cannot.
// POSIX only; who answers what connects is the server's business.

#include <string>

#include "support/descriptor.hpp"
#include "support/io_error.hpp"

namespace statusbook {

// The port is taken. `next_free` is one above it that is not, or 0.
class PortInUse : public IoError {
 public:
  PortInUse(const std::string& place, unsigned short next_free);
  const char* what() const noexcept override { return message_.c_str(); }
  unsigned short next_free() const { return next_free_; }

 private:
  std::string message_;
  unsigned short next_free_;
};

enum class AddressFamily { ipv4, ipv6 };

struct Listener {
  Descriptor socket;  // non-blocking
  AddressFamily family = AddressFamily::ipv4;
  unsigned short port = 0;  // the real one
  std::string url;          // "http://127.0.0.1:8080/"; for "all addresses", localhost's
};

// `address` is an IPv4 or IPv6 address, or "localhost" for 127.0.0.1; port 0 is any free one.
// Throws PortInUse, or IoError when the address is none of this machine's.
Listener listen_on(const std::string& address, unsigned short port);

}  // namespace statusbook
