#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>

#include "preview/preview.hpp"
#include "preview/test_client.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

std::function<LoadedSite()> site_saying(std::string text) {
  return [text] { return site_of({page("/", "<head></head>" + text), page("/a.txt", text)}); };
}

std::function<LoadedSite()> broken(std::string message) {
  return [message] { return broken_site(message); };
}

// An open tab.
class Stream : public Client {
 public:
  explicit Stream(unsigned short port) : Client(port) {
    send("GET /_statusbook/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    head = read_until("\r\n\r\n");
    CHECK(next() == "retry: 500\n\n");
  }

  std::string next() { return read_until("\n\n"); }

  std::string head;
};

std::string field_of(const std::string& event, const std::string& name) {
  const std::string start = "\"" + name + "\":\"";
  const std::size_t at = event.find(start) + start.size();
  return event.substr(at, event.find('"', at) - at);
}

std::size_t thread_count() {
  const auto tasks = std::filesystem::directory_iterator("/proc/self/task");
  return static_cast<std::size_t>(std::distance(begin(tasks), end(tasks)));
}

}  // namespace

TEST_CASE("A tab is told how the site stands, then of each change") {
  RunningPreview preview(site_saying("one"));
  Stream tab(preview.port());
  CHECK(tab.head.find("Content-Type: text/event-stream\r\n") != std::string::npos);
  CHECK(tab.head.find("Content-Length") == std::string::npos);
  const std::string first = tab.next();
  CHECK(first.starts_with("event: reload\n"));
  const std::string generation = field_of(first, "generation");
  CHECK(preview.get("/").body.find("data-generation=\"" + generation + "\"") != std::string::npos);

  const LoadReport report = preview.change(site_saying("two"));
  CHECK(report.good);
  CHECK(report.pages == 2);
  // The folder stands before it if the kernel had to throw events away.
  CHECK(report.changed.back() == preview.folder() / "change.md");
  const std::string second = tab.next();
  CHECK(second.starts_with("event: reload\n"));
  CHECK(field_of(second, "previous") == generation);
  CHECK(field_of(second, "generation") != generation);
  CHECK(second.find("\"styles_only\":false") != std::string::npos);
  CHECK(preview.get("/a.txt").body == "two");
}

TEST_CASE("A change to style sheets alone is told as one") {
  RunningPreview preview(site_saying("one"));
  Stream tab(preview.port());
  tab.next();
  preview.change(site_saying("two"), "style.css");
  CHECK(tab.next().find("\"styles_only\":true") != std::string::npos);
}

TEST_CASE("A style sheet changed after a page that broke the site is not all that has changed") {
  RunningPreview preview(site_saying("one"));
  Stream tab(preview.port());
  tab.next();
  preview.change(broken("x"), "page.md");
  CHECK(tab.next().starts_with("event: diagnostics\n"));
  preview.change(site_saying("two"), "style.css");
  CHECK(tab.next().find("\"styles_only\":false") != std::string::npos);
}

TEST_CASE("A broken site leaves the last good pages, tells every tab why, and when it is mended") {
  RunningPreview preview(site_saying("one"));
  Stream tab(preview.port());
  const std::string good = field_of(tab.next(), "generation");

  const LoadReport report = preview.change(broken("no family is called 'x'"));
  CHECK_FALSE(report.good);
  const std::string event = tab.next();
  CHECK(event.starts_with("event: diagnostics\n"));
  CHECK(event.find("\"diagnostics\":[{\"file\":\"content/codes/502/code.json\",\"line\":3,"
                   "\"column\":4,\"length\":5,\"severity\":\"error\","
                   "\"message\":\"no family is called 'x'\",\"code\":\"unknown-family\","
                   "\"source_line\":\"  \\\"famly\\\": <\\\"server\\\">\","
                   "\"hint\":\"did you mean 'family'?\"}]") != std::string::npos);
  CHECK(preview.get("/a.txt").body == "one");
  Stream late(preview.port());
  CHECK(late.next() == event);

  preview.change(site_saying("two"));
  const std::string mended = tab.next();
  CHECK(mended.starts_with("event: reload\n"));
  CHECK(field_of(mended, "previous") == good);
  CHECK(late.next() == mended);
  CHECK(preview.get("/a.txt").body == "two");
}

TEST_CASE("Errors beside a plan count as broken, warnings do not") {
  RunningPreview preview(site_saying("one"));
  const auto with = [](Severity severity) {
    return [severity] {
      LoadedSite site = site_of({page("/a.txt", "two")});
      site.diagnostics.add({severity, "broken-link", {}, "no page there", ""});
      return site;
    };
  };
  CHECK_FALSE(preview.change(with(Severity::error)).good);
  CHECK(preview.get("/a.txt").body == "one");
  CHECK(preview.change(with(Severity::warning)).good);
  CHECK(preview.get("/a.txt").body == "two");
}

TEST_CASE("A site that is broken from the start answers every URL with what is wrong") {
  RunningPreview preview(broken("no family is called 'x'"));
  const Reply reply = preview.get("/nope");
  CHECK(reply.status_line == "HTTP/1.1 500 Internal Server Error");
  CHECK(reply.fields.at("Content-Type") == "text/html; charset=utf-8");
  CHECK(
      reply.body.find("content/codes/502/code.json:3:4: error: no family is called 'x' "
                      "[unknown-family]\n    3 |   &quot;famly&quot;: &lt;&quot;server&quot;&gt;\n"
                      "      |    ^~~~~\n  hint: did you mean 'family'?\n") != std::string::npos);
  Stream tab(preview.port());
  const std::string event = tab.next();
  CHECK(event.starts_with("event: diagnostics\n"));
  CHECK(reply.body.find("data-generation=\"" + field_of(event, "generation") +
                        "\" data-page=\"errors\"") != std::string::npos);
  preview.change(site_saying("one"));
  CHECK(tab.next().starts_with("event: reload\n"));
  CHECK(preview.get("/a.txt").body == "one");
}

TEST_CASE("A loader that throws is shown like an error, and called again after the next change") {
  RunningPreview preview(site_saying("one"));
  const LoadReport report =
      preview.change([]() -> LoadedSite { throw std::runtime_error("cannot read 'x'"); });
  CHECK(report.diagnostics.items() ==
        std::vector<Diagnostic>{{Severity::error, "site-not-loaded", {}, "cannot read 'x'", ""}});
  CHECK(preview.get("/a.txt").body == "one");
  CHECK(preview.change(site_saying("two")).good);
  CHECK(preview.get("/a.txt").body == "two");
}

TEST_CASE("Sixty open tabs hold no thread, hear of a change, and leave pages answered") {
  RunningPreview preview(site_saying("one"));
  const std::size_t threads = thread_count();
  std::vector<std::unique_ptr<Stream>> tabs;
  for (int number = 0; number < 60; ++number) {
    tabs.push_back(std::make_unique<Stream>(preview.port()));
    CHECK(tabs.back()->next().starts_with("event: reload\n"));
  }
  CHECK(preview.get("/a.txt").body == "one");
  CHECK(thread_count() == threads);
  preview.change(site_saying("two"));
  for (const auto& tab : tabs)
    CHECK(tab->next().starts_with("event: reload\n"));
  CHECK(preview.get("/a.txt").body == "two");
}

TEST_CASE("A quiet stream has a comment now and then") {
  PreviewOptions options;
  options.limits.keep_alive = std::chrono::milliseconds(10);
  RunningPreview preview(site_saying("one"), options);
  Stream tab(preview.port());
  tab.next();
  CHECK(tab.next() == ": still here\n\n");
  CHECK(tab.next() == ": still here\n\n");
}

TEST_CASE("A page that is being rendered while the site changes is answered from its own site") {
  std::mutex mutex;
  std::condition_variable moved;
  bool started = false;
  bool may_end = false;
  RunningPreview preview([&] {
    Page slow = page("/slow.txt", "");
    slow.render = [&](Diagnostics&) -> std::optional<std::string> {
      std::unique_lock lock(mutex);
      started = true;
      moved.notify_all();
      moved.wait_for(lock, deadline, [&] { return may_end; });
      return "old";
    };
    return site_of({slow});
  });
  Client client(preview.port());
  client.send("GET /slow.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  {
    std::unique_lock lock(mutex);
    REQUIRE(moved.wait_for(lock, deadline, [&] { return started; }));
  }
  CHECK(preview.change(site_saying("new")).good);
  {
    const std::lock_guard lock(mutex);
    may_end = true;
  }
  moved.notify_all();
  CHECK(read_last_reply(client).body == "old");
  CHECK(preview.get("/a.txt").body == "new");
}

TEST_CASE("Stopping closes the streams that are open") {
  std::unique_ptr<Stream> tab;
  {
    RunningPreview preview(site_saying("one"));
    tab = std::make_unique<Stream>(preview.port());
    tab->next();
  }
  CHECK(tab->read_to_end().empty());
}

TEST_CASE("A signal that it was told of ends the run and is named") {
  Preview preview([] { return site_of({page("/", "home")}); },
                  {.port = 0, .stop_signals = {SIGUSR1}},
                  {.listening = [](const std::string&) { ::raise(SIGUSR1); },
                   .loaded = {},
                   .checked = {},
                   .page_failed = {},
                   .trouble = {}});
  CHECK(preview.run() == SIGUSR1);
}
