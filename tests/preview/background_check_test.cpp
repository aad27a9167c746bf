#include <atomic>
#include <catch2/catch.hpp>
#include <future>

#include "preview/preview.hpp"
#include "preview/test_client.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

LoadedSite site_saying(const std::string& text) {
  return site_of({page("/", "<head></head>" + text), page("/a.txt", text)});
}

Diagnostics mistake(const std::string& message) {
  Diagnostics report;
  report.error("broken-link", {.file = "/"}, message);
  return report;
}

std::function<LoadedSite()> checked(std::string text,
                                    std::function<Diagnostics(std::stop_token)> check) {
  return [text, check] {
    LoadedSite site = site_saying(text);
    site.check = check;
    return site;
  };
}

std::string wait_for_event(Client& tab, const std::string& name) {
  while (true) {
    std::string event = tab.read_until("\n\n");
    if (event.starts_with("event: " + name)) return event;
  }
}

void open_tab(Client& tab) {
  tab.send("GET /_statusbook/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  wait_for_event(tab, "reload");
}

}  // namespace

TEST_CASE("A new site is shown before all of it is checked, and what is found is told after") {
  RunningPreview preview([] { return site_saying("one"); });
  Client tab(preview.port());
  open_tab(tab);
  std::promise<void> shown;
  const auto seen = shown.get_future().share();
  preview.change(checked("two", [seen](std::stop_token) {
    seen.wait_for(deadline);
    return mistake("no page there");
  }));
  wait_for_event(tab, "reload");
  CHECK(preview.get("/a.txt").body == "two");
  shown.set_value();
  CHECK(wait_for_event(tab, "diagnostics").find("\"message\":\"no page there\"") !=
        std::string::npos);
  CHECK(preview.get("/a.txt").body == "two");
  CHECK(preview.first_check().pages == 2);
}

TEST_CASE("A check that finds nothing is reported, and tells the tabs nothing") {
  RunningPreview preview(checked("one", [](std::stop_token) { return Diagnostics(); }));
  CHECK(preview.first_check().diagnostics.empty());
  Client tab(preview.port());
  open_tab(tab);
}

TEST_CASE("A check of what has changed again is ended, and what it found is not told") {
  RunningPreview preview([] { return site_saying("one"); });
  Client tab(preview.port());
  open_tab(tab);
  preview.change(checked("two", [](std::stop_token stop) {
    while (!stop.stop_requested())
      std::this_thread::yield();
    return mistake("of the load before");
  }));
  wait_for_event(tab, "reload");
  preview.change(checked("three", [](std::stop_token) { return mistake("of this load"); }));
  wait_for_event(tab, "reload");
  CHECK(wait_for_event(tab, "diagnostics").find("of this load") != std::string::npos);
  CHECK(preview.first_check().diagnostics.items().front().message == "of this load");
}

TEST_CASE("A load does not wait for the check before it, which may be in the middle of a page") {
  RunningPreview preview([] { return site_saying("one"); });
  Client tab(preview.port());
  open_tab(tab);
  std::promise<void> shown;
  preview.change(checked("two", [&shown, waits = shown.get_future().share()](std::stop_token) {
    waits.wait();
    return Diagnostics();
  }));
  wait_for_event(tab, "reload");
  preview.change(checked("three", [](std::stop_token) { return mistake("of this load"); }));
  wait_for_event(tab, "reload");
  CHECK(preview.get("/").body.ends_with("three"));
  shown.set_value();
  CHECK(wait_for_event(tab, "diagnostics").find("of this load") != std::string::npos);
}

TEST_CASE("A mistake on a page that is open leaves the last good site, with all of its mistakes") {
  RunningPreview preview([] { return site_saying("one"); });
  CHECK(preview.get("/").body.ends_with("one"));
  const LoadReport report = preview.change([] {
    Page bad = page("/", "");
    bad.render = [](Diagnostics& found) -> std::optional<std::string> {
      found.error("missing-key", {.file = "code.mustache"}, "no value is called 'x'");
      return std::nullopt;
    };
    LoadedSite site = site_of({bad, page("/a.txt", "two")});
    site.check = [](std::stop_token) { return mistake("all that is wrong"); };
    return site;
  });
  CHECK_FALSE(report.good);
  CHECK(report.diagnostics.items().front().message == "all that is wrong");
  CHECK(preview.get("/").body.ends_with("one"));
  CHECK(preview.get("/a.txt").body == "one");
}

TEST_CASE("A check that fails is told like a mistake") {
  RunningPreview preview(checked(
      "one", [](std::stop_token) -> Diagnostics { throw std::runtime_error("no memory"); }));
  CHECK(preview.first_check().diagnostics.items() ==
        std::vector<Diagnostic>{{Severity::error, "site-not-checked", {}, "no memory", ""}});
}
