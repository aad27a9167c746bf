#pragma once

// Waits until files change, by Linux's inotify; where that is impossible (its table of watches is
// full) by looking at every file's stamp once a second. Bursts of changes are reported as one.
// Files and folders may come and go, be replaced by rename, or not be there yet. Files that editors
// leave beside the edited one are no changes. Only `interrupt` may be called from another thread.

#include <chrono>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace statusbook {

struct WatcherOptions {
  // A burst ends when nothing has happened for `settle` and no file is half written; one that does
  // not end is reported anyway.
  std::chrono::milliseconds settle{5};
  std::chrono::milliseconds longest_burst{200};
  std::chrono::milliseconds poll_interval{1000};
  // Folders that may be watched before the table counts as full; 0 means: poll.
  std::size_t most_watches = std::numeric_limits<std::size_t>::max();
};

class FileWatcher {
 public:
  // Throws IoError if the process has no file descriptors left.
  explicit FileWatcher(WatcherOptions options = {});
  ~FileWatcher();
  FileWatcher(const FileWatcher&) = delete;
  FileWatcher& operator=(const FileWatcher&) = delete;

  // From now on these, and whatever is below those that are folders. What changed between the last
  // return of `wait` (or the construction) and now is noticed too.
  void watch(const std::vector<std::string>& paths);

  // The paths that changed, sorted: as given to `watch`, with what is below them. When more may
  // have changed than is known, the watched paths themselves. Empty after `interrupt`.
  std::vector<std::string> wait();

  // Makes `wait` return, now and from then on.
  void interrupt();

  // Why it polls instead, as one sentence without a full stop; empty if it does not.
  const std::string& trouble() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace statusbook
