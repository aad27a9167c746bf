#include "preview/recent_pages.hpp"

namespace statusbook {

void RecentPages::note(const std::string& url) {
  const std::lock_guard lock(mutex_);
  std::erase(urls_, url);
  urls_.push_front(url);
  if (urls_.size() > most_) urls_.pop_back();
}

std::vector<std::string> RecentPages::list() const {
  const std::lock_guard lock(mutex_);
  return {urls_.begin(), urls_.end()};
}

}  // namespace statusbook
