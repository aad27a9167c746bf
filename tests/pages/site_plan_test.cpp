#include "pages/site_plan.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

Page page(std::string url, std::string path, std::string kind) {
  Page made;
  made.url = std::move(url);
  made.path = std::move(path);
  made.kind = std::move(kind);
  return made;
}

std::vector<std::string> kinds_of(const SitePlan& plan) {
  std::vector<std::string> kinds;
  for (const Page& each : plan.pages())
    kinds.push_back(each.kind);
  return kinds;
}

std::string text_of(const Diagnostics& report) {
  std::string text;
  for (const Diagnostic& each : report.items())
    text += format(each, Color::no);
  return text;
}

}  // namespace

TEST_CASE("pages stand in URL order and are found by exact URL") {
  Diagnostics report;
  const SitePlan plan({page("/502/", "502/index.html", "code"), page("/", "index.html", "home"),
                       page("/404/", "404/index.html", "code of a missing thing")},
                      report);
  CHECK(text_of(report) == "");
  CHECK(kinds_of(plan) == std::vector<std::string>{"home", "code of a missing thing", "code"});
  REQUIRE(plan.find("/502/") != nullptr);
  CHECK(plan.find("/502/")->kind == "code");
  for (const char* missing : {"/502", "502/", "/502/index.html", "", "/503/"}) {
    CHECK(plan.find(missing) == nullptr);
  }
}

TEST_CASE("pages are still found after the plan has moved") {
  Diagnostics report;
  SitePlan plan({page("/", "index.html", "home")}, report);
  const SitePlan moved = std::move(plan);
  REQUIRE(moved.find("/") != nullptr);
  CHECK(moved.find("/") == moved.pages().data());
}

TEST_CASE("of two pages with one URL the first is kept and both kinds are named") {
  Diagnostics report;
  const SitePlan plan({page("/502/", "502/index.html", "code"), page("/502/", "b.html", "alias")},
                      report);
  CHECK(kinds_of(plan) == std::vector<std::string>{"code"});
  CHECK(text_of(report) ==
        "error: the URL '/502/' belongs to a page of kind 'code' and to one of kind 'alias' "
        "[duplicate-url]\n"
        "  hint: rename one of the two\n");
}

TEST_CASE("of two pages with one path the first is kept and both kinds are named") {
  Diagnostics report;
  const SitePlan plan({page("/a", "a.html", "home"), page("/b", "a.html", "faq")}, report);
  CHECK(kinds_of(plan) == std::vector<std::string>{"home"});
  CHECK(text_of(report) ==
        "error: the file 'a.html' belongs to a page of kind 'home' and to one of kind 'faq' "
        "[duplicate-path]\n"
        "  hint: rename one of the two\n");
}

TEST_CASE("a file cannot stand where another page needs a folder, whichever comes first") {
  const Page file = page("/api", "api", "file");
  const Page below = page("/api/v1/codes.json", "api/v1/codes.json", "below");
  Diagnostics file_first, folder_first;
  CHECK(kinds_of(SitePlan({file, below}, file_first)) == std::vector<std::string>{"file"});
  CHECK(kinds_of(SitePlan({below, file}, folder_first)) == std::vector<std::string>{"below"});
  CHECK(text_of(file_first) ==
        "error: the file 'api', which is also a folder, belongs to a page of kind 'file' and to "
        "one of kind 'below' [duplicate-path]\n"
        "  hint: rename one of the two\n");
  CHECK(text_of(folder_first) ==
        "error: the file 'api', which is also a folder, belongs to a page of kind 'below' and to "
        "one of kind 'file' [duplicate-path]\n"
        "  hint: rename one of the two\n");
}

TEST_CASE("names that merely begin alike do not collide") {
  Diagnostics report;
  const SitePlan plan({page("/50", "50", "a"), page("/502/", "502/index.html", "b"),
                       page("/502.json", "502.json", "c"), page("/502x", "502x/a", "d")},
                      report);
  CHECK(plan.pages().size() == 4);
  CHECK(text_of(report) == "");
}

TEST_CASE("a refused page claims nothing") {
  Diagnostics report;
  const SitePlan plan(
      {page("/a", "a", "first"), page("/a", "b", "refused"), page("/b", "b", "kept")}, report);
  CHECK(kinds_of(plan) == std::vector<std::string>{"first", "kept"});
  CHECK(report.items().size() == 1);
}

TEST_CASE("a site may have no page at all") {
  Diagnostics report;
  const SitePlan plan({}, report);
  CHECK(plan.pages().empty());
  CHECK(plan.find("/") == nullptr);
}
