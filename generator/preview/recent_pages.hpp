#pragma once

// The addresses of the pages that were asked for last: most likely the ones that are open in a
// browser now, which will ask for them again after a change. May be used from any thread.

#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace statusbook {

class RecentPages {
 public:
  explicit RecentPages(std::size_t most) : most_(most) {}

  void note(const std::string& url);
  // The latest first, each once.
  std::vector<std::string> list() const;

 private:
  std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<std::string> urls_;  // guarded by mutex_
};

}  // namespace statusbook
