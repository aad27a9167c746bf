#include "preview/site_loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stop_token>
#include <utility>

namespace statusbook {
namespace {

std::string start_stamp() {
  return fmt::format("{:x}", std::chrono::system_clock::now().time_since_epoch().count());
}

std::chrono::milliseconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

Diagnostics check_or_explain(const LoadedSite& site, const std::stop_token& stop) {
  try {
    return site.check(stop);
  } catch (const std::exception& failure) {
    Diagnostics report;
    report.error("site-not-checked", {}, failure.what());
    return report;
  }
}

}  // namespace

SiteLoading::SiteLoading(SiteLoader load, LiveReload reload, const WatcherOptions& watcher,
                         const RecentPages& recent, LoadReceiver& receiver)
    : load_(std::move(load)),
      reload_(reload),
      recent_(recent),
      receiver_(receiver),
      start_(start_stamp()),
      watcher_(watcher) {}

SiteLoading::~SiteLoading() {
  end();
}

void SiteLoading::start() {
  loading_ = std::thread([this] { keep_loading(); });
}

void SiteLoading::end() {
  watcher_.interrupt();
  if (loading_.joinable()) loading_.join();
  checking_ = {};
}

void SiteLoading::keep_loading() {
  try {
    std::vector<std::string> changed;
    do {
      load_once(std::move(changed));
      changed = watcher_.wait();
    } while (!changed.empty());
  } catch (...) {
    failure_ = std::current_exception();
    receiver_.loading_failed();
  }
}

void SiteLoading::load_once(std::vector<std::string> changed) {
  const Clock::time_point start = Clock::now();
  checking_.request_stop();  // of the load before, which nobody needs any more
  LoadedSite site = load_or_explain();
  watched_ = site.watched;
  watcher_.watch(watched_);
  Loaded loaded = prepare(site);
  loaded.trouble = watcher_.trouble();
  loaded.report.changed = std::move(changed);
  loaded.report.took = since(start);
  const bool good = loaded.report.good;
  const std::string generation = loaded.generation;
  receiver_.take(std::move(loaded));
  if (good) check(std::move(site), generation, start);
}

LoadedSite SiteLoading::load_or_explain() {
  try {
    return load_();
  } catch (const std::exception& failure) {
    // Nothing to watch means nothing to wait for.
    if (watched_.empty()) throw;
    LoadedSite site{.plan = nullptr, .diagnostics = {}, .watched = watched_};
    site.diagnostics.error("site-not-loaded", {}, failure.what());
    return site;
  }
}

// Where a page in use has mistakes, all of the site's are looked for before anything is shown.
Loaded SiteLoading::prepare(LoadedSite& site) {
  Loaded loaded{.generation = fmt::format("{}-{}", start_, ++loads_)};
  loaded.mocks = std::move(site.mocks);
  loaded.report.good = site.plan != nullptr && !site.diagnostics.has_errors();
  if (loaded.report.good) {
    loaded.snapshot =
        std::make_shared<const Snapshot>(Snapshot{site.plan, loaded.generation, reload_});
    loaded.rendered = render_recent(*loaded.snapshot);
    const bool sound = std::all_of(loaded.rendered.begin(), loaded.rendered.end(),
                                   [](const auto& page) { return page.second.good; });
    if (!sound && site.check) {
      site.diagnostics.append(site.check(std::stop_token()));
      loaded.report.good = !site.diagnostics.has_errors();
    }
  }
  loaded.report.pages = site.plan == nullptr ? 0 : site.plan->pages().size();
  loaded.report.diagnostics = site.diagnostics;
  return loaded;
}

RenderedPages SiteLoading::render_recent(const Snapshot& snapshot) const {
  RenderedPages pages;
  for (const std::string& url : recent_.list()) {
    if (const Page* page = snapshot.plan->find(url)) {
      pages.emplace(page, render_page(snapshot, *page));
    }
  }
  return pages;
}

// The plan before goes along: it is large, and freeing it would hold up the server's thread.
void SiteLoading::check(LoadedSite site, const std::string& generation, Clock::time_point start) {
  auto previous = std::exchange(last_plan_, site.plan);
  if (!site.check) return;
  // The page at which the check before stops may be a long one: nobody here waits for it.
  checking_ =
      std::jthread([this, site = std::move(site), start, generation, previous = std::move(previous),
                    before = std::move(checking_)](const std::stop_token& stop) mutable {
        before = {};
        CheckReport report{.pages = site.plan->pages().size(),
                           .diagnostics = check_or_explain(site, stop)};
        if (stop.stop_requested()) return;
        report.took = since(start);
        receiver_.judge(generation, std::move(report));
      });
}

}  // namespace statusbook
