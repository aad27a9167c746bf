#include "preview/mock_visits.hpp"

namespace statusbook {

// Neither a field value nor a target holds a line end, so that the key is unambiguous.
std::uint64_t MockVisits::count(const std::string& client, const std::string& target) {
  const std::string key = client + '\n' + target;
  const auto known = by_key_.find(key);
  if (known != by_key_.end()) {
    visits_.splice(visits_.begin(), visits_, known->second);
    return ++known->second->count;
  }
  if (visits_.size() == most_) {
    by_key_.erase(visits_.back().key);
    visits_.pop_back();
  }
  visits_.push_front({client, key});
  by_key_.emplace(key, visits_.begin());
  return 0;
}

void MockVisits::reset(const std::string& client) {
  std::erase_if(visits_, [&](const Visits& visits) {
    if (visits.client != client) return false;
    by_key_.erase(visits.key);
    return true;
  });
}

}  // namespace statusbook
