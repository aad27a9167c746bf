#pragma once

// How often each client has asked for each mock: where it stands in a sequence. Bounded; when it is
// full, what has not been asked for the longest starts again. For one thread.

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <unordered_map>

namespace statusbook {

class MockVisits {
 public:
  explicit MockVisits(std::size_t most) : most_(most) {}

  // The number of this visit, from 0.
  std::uint64_t count(const std::string& client, const std::string& target);
  // All that the client has asked for starts again.
  void reset(const std::string& client);

 private:
  struct Visits {
    std::string client;
    std::string key;
    std::uint64_t count = 0;
  };

  std::size_t most_;
  std::list<Visits> visits_;  // the latest first
  std::unordered_map<std::string, std::list<Visits>::iterator> by_key_;
};

}  // namespace statusbook
