#pragma once

// The threads behind the preview that load the site, at the start and after each change of its
// files, and then check it. What comes out of it is handed to a receiver; what is shown to
// browsers is not its affair. What the loader throws at the start ends it, see `failure`.

#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "preview/file_watcher.hpp"
#include "preview/preview.hpp"
#include "preview/recent_pages.hpp"
#include "preview/served_site.hpp"

namespace statusbook {

using RenderedPages = std::unordered_map<const Page*, RenderedPage>;

// A load that is ready to be shown, or that says why not.
struct Loaded {
  std::string generation;
  std::shared_ptr<const Snapshot> snapshot = nullptr;  // null unless the load was good
  RenderedPages rendered = {};                         // the pages asked for last
  std::shared_ptr<const MockTable> mocks = nullptr;    // null: those of the load before stay
  std::string trouble = {};                            // what keeps changes from being seen
  LoadReport report = {};
};

// Called on the threads of SiteLoading.
class LoadReceiver {
 public:
  virtual ~LoadReceiver() = default;
  virtual void take(Loaded loaded) = 0;
  // Of a load that was good. Another one may have been taken since.
  virtual void judge(const std::string& generation, CheckReport report) = 0;
  // There will be no further loads.
  virtual void loading_failed() = 0;
};

class SiteLoading {
 public:
  // Borrows `recent` and `receiver`.
  SiteLoading(SiteLoader load, LiveReload reload, const WatcherOptions& watcher,
              const RecentPages& recent, LoadReceiver& receiver);
  ~SiteLoading();
  SiteLoading(const SiteLoading&) = delete;
  SiteLoading& operator=(const SiteLoading&) = delete;

  void start();
  // Waits for what is being worked on.
  void end();
  // What ended the loading, once `end` has returned; null if nothing did.
  std::exception_ptr failure() const { return failure_; }

 private:
  using Clock = std::chrono::steady_clock;

  void keep_loading();
  void load_once(std::vector<std::string> changed);
  LoadedSite load_or_explain();
  Loaded prepare(LoadedSite& site);
  RenderedPages render_recent(const Snapshot& snapshot) const;
  void check(LoadedSite site, const std::string& generation, Clock::time_point start);

  const SiteLoader load_;
  const LiveReload reload_;
  const RecentPages& recent_;
  LoadReceiver& receiver_;
  const std::string start_;  // tells the loads of this run from those of an earlier one

  // The loading thread's.
  std::size_t loads_ = 0;
  std::shared_ptr<const SitePlan> last_plan_;
  std::vector<std::string> watched_;
  std::exception_ptr failure_;
  FileWatcher watcher_;

  std::jthread checking_;  // the loading thread's
  std::thread loading_;
};

}  // namespace statusbook
