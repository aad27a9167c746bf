#pragma once

// `statusbook serve`: the planned site, rendered on request and kept in memory, loaded again
// whenever its files change, with the browser told of it. The new site is shown once it is loaded
// and the pages asked for last are rendered; the check of all others follows, and its findings are
// told too. Nothing is written, and no request opens a file. Threads: whoever calls `run` talks to
// the browsers; one thread loads the site, one checks it, one renders pages. Their number does not
// grow with the tabs that are open.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "pages/site_plan.hpp"
#include "preview/file_watcher.hpp"
#include "preview/http_server.hpp"
#include "preview/mock_table.hpp"
#include "preview/served_site.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

struct LoadedSite {
  // Null when the input is too broken to plan. Shared because pages may still be rendered from it
  // while the next one is put in its place. It may borrow from a larger object (the catalogue, the
  // templates) that it keeps alive: use shared_ptr's aliasing constructor.
  std::shared_ptr<const SitePlan> plan;
  // With an error among them the last good plan stays in use.
  Diagnostics diagnostics;
  // The files and folders whose change means: load again.
  std::vector<std::string> watched;
  // What the mock endpoints answer with; null: they are not there.
  std::shared_ptr<const MockTable> mocks = nullptr;
  // All that a build would find in the plan's pages. Called on another thread, at most once; may
  // throw when asked to stop. Empty: there is nothing more to check.
  std::function<Diagnostics(std::stop_token)> check = {};
};

// Called on the loading thread, at the start and after each change. What it throws is shown like an
// error in the site's files, except when the very first call throws: then `run` does.
using SiteLoader = std::function<LoadedSite()>;

struct PreviewOptions {
  std::string bind = "127.0.0.1";
  unsigned short port = 8080;          // 0: any that is free
  LiveReload reload = LiveReload::on;  // off: pages are sent without the live client's script
  // Names that it answers to besides localhost and the address that was asked.
  std::vector<std::string> hosts = {};
  // That end `run`: SIGINT and SIGTERM for a program, none for a test.
  std::vector<int> stop_signals = {};
  ServerLimits limits = {};
  WatcherOptions watcher = {};
};

struct LoadReport {
  std::vector<std::string> changed;  // empty for the first load
  bool good = false;                 // the site that was loaded is the one now shown
  std::size_t pages = 0;
  std::chrono::milliseconds took{0};  // until it could be shown
  Diagnostics diagnostics;
};

// On a site that is shown already.
struct CheckReport {
  std::size_t pages = 0;
  std::chrono::milliseconds took{0};  // from the start of the load
  Diagnostics diagnostics;
};

// What the command line may want to say; each may be empty. Called on the thread that runs.
struct PreviewLog {
  std::function<void(const std::string& url)> listening;  // once, when pages can be asked for
  std::function<void(const LoadReport&)> loaded;
  std::function<void(const CheckReport&)> checked;
  std::function<void(const std::string& url, const Diagnostics&)> page_failed;
  std::function<void(const std::string& sentence)> trouble;
};

class Preview {
 public:
  // Throws PortInUse or IoError when it cannot listen.
  Preview(SiteLoader load, PreviewOptions options, PreviewLog log);
  // Waits for a load or a page that is being worked on.
  ~Preview();
  Preview(const Preview&) = delete;
  Preview& operator=(const Preview&) = delete;

  unsigned short port() const;
  std::string url() const;

  // Once only. Returns the signal that ended it, or 0 after `stop`.
  int run();
  // From any thread, though not from a signal handler.
  void stop();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace statusbook
