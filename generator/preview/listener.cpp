#include "preview/listener.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <optional>

namespace statusbook {
namespace {

constexpr int ports_tried = 100;
constexpr int last_port = 65535;

struct Endpoint {
  sockaddr_storage bytes{};
  socklen_t size = 0;
};

std::optional<Endpoint> endpoint_at(const std::string& address, unsigned short port) {
  Endpoint endpoint;
  sockaddr_in ipv4{};
  sockaddr_in6 ipv6{};
  if (inet_pton(AF_INET, address.c_str(), &ipv4.sin_addr) == 1) {
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(port);
    endpoint.size = sizeof ipv4;
    std::memcpy(&endpoint.bytes, &ipv4, sizeof ipv4);
    return endpoint;
  }
  if (inet_pton(AF_INET6, address.c_str(), &ipv6.sin6_addr) != 1) return std::nullopt;
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_port = htons(port);
  endpoint.size = sizeof ipv6;
  std::memcpy(&endpoint.bytes, &ipv6, sizeof ipv6);
  return endpoint;
}

std::string place(const std::string& address, unsigned short port) {
  const bool ipv6 = address.find(':') != std::string::npos;
  return ipv6 ? fmt::format("[{}]:{}", address, port) : fmt::format("{}:{}", address, port);
}

// Not open, and errno set, when it cannot.
Descriptor try_to_listen(const Endpoint& endpoint) {
  const int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
  Descriptor socket(::socket(endpoint.bytes.ss_family, type, 0));
  if (!socket.is_open()) return socket;
  // Lets a restarted preview have its port back at once; two at a time cannot share it on Linux.
  const int on = 1;
  ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const auto* name = reinterpret_cast<const sockaddr*>(&endpoint.bytes);
  if (::bind(socket.get(), name, endpoint.size) == 0 && ::listen(socket.get(), SOMAXCONN) == 0) {
    return socket;
  }
  const int reason = errno;
  socket = Descriptor();
  errno = reason;
  return socket;
}

unsigned short next_free_port(const std::string& address, unsigned short taken) {
  for (int port = taken + 1; port <= last_port && port <= taken + ports_tried; ++port) {
    const auto candidate = static_cast<unsigned short>(port);
    const std::optional<Endpoint> endpoint = endpoint_at(address, candidate);
    if (endpoint.has_value() && try_to_listen(*endpoint).is_open()) return candidate;
  }
  return 0;
}

unsigned short port_of(const Descriptor& socket) {
  Endpoint local;
  local.size = sizeof local.bytes;
  auto* name = reinterpret_cast<sockaddr*>(&local.bytes);
  if (::getsockname(socket.get(), name, &local.size) != 0) return 0;
  sockaddr_in ipv4{};  // both families have the port at the same place
  std::memcpy(&ipv4, &local.bytes, sizeof ipv4);
  return ntohs(ipv4.sin_port);
}

bool is_unspecified(const std::string& address) {
  return address == "0.0.0.0" || address == "::";
}

std::string explain(const std::string& place, unsigned short next_free) {
  const std::string reason = fmt::format("cannot listen on '{}': the port is in use", place);
  return next_free == 0 ? reason : fmt::format("{}; port {} is free", reason, next_free);
}

}  // namespace

PortInUse::PortInUse(const std::string& place, unsigned short next_free)
    : IoError("listen on", place, EADDRINUSE),
      message_(explain(place, next_free)),
      next_free_(next_free) {}

Listener listen_on(const std::string& address, unsigned short port) {
  const std::string numeric = address == "localhost" ? "127.0.0.1" : address;
  const std::optional<Endpoint> endpoint = endpoint_at(numeric, port);
  if (!endpoint.has_value()) throw IoError("listen on", place(address, port), EADDRNOTAVAIL);
  Descriptor socket = try_to_listen(*endpoint);
  if (!socket.is_open() && errno == EADDRINUSE) {
    throw PortInUse(place(numeric, port), next_free_port(numeric, port));
  }
  if (!socket.is_open()) throw IoError("listen on", place(numeric, port), errno);
  const bool ipv6 = endpoint->bytes.ss_family == AF_INET6;
  const unsigned short real_port = port_of(socket);
  const std::string host = is_unspecified(numeric) ? "localhost" : numeric;
  return {.socket = std::move(socket),
          .family = ipv6 ? AddressFamily::ipv6 : AddressFamily::ipv4,
          .port = real_port,
          .url = fmt::format("http://{}/", place(host, real_port))};
}

}  // namespace statusbook
