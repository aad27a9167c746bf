#include "preview/served_site.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "preview/test_client.hpp"

using namespace statusbook;
using statusbook::testing::page;
using statusbook::testing::site_of;

namespace {

Snapshot snapshot_of(std::vector<Page> pages, LiveReload reload = LiveReload::on) {
  return {site_of(std::move(pages)).plan, "7-1", reload};
}

Page failing_page() {
  Page failing = page("/502/", "");
  failing.render = [](Diagnostics& report) -> std::optional<std::string> {
    report.error("missing-key", {"templates/code.mustache", 2, 5, 4, "<p>{{nmae}}</p>"},
                 "no value is called 'nmae'", "did you mean 'name'?");
    return std::nullopt;
  };
  return failing;
}

IncomingRequest plain_request() {
  return {.method = "GET", .target = "/", .fields = {}, .body = "", .local_address = ""};
}

}  // namespace

TEST_CASE("A path is looked up in the plan and nowhere else") {
  const Snapshot snapshot = snapshot_of({page("/", "home"), page("/502/", "code"),
                                         page("/502.http", "raw"), page("/404.html", "lost")});
  const auto url_at = [&](std::string_view path) {
    const Found found = find_page(*snapshot.plan, path);
    const std::string page_url = found.page == nullptr ? "-" : found.page->url;
    return std::to_string(found.status) + " " + page_url + found.location;
  };
  CHECK(url_at("/") == "200 /");
  CHECK(url_at("/502/") == "200 /502/");
  CHECK(url_at("/502.http") == "200 /502.http");
  CHECK(url_at("/index.html") == "200 /");
  CHECK(url_at("/502/index.html") == "200 /502/");
  CHECK(url_at("/404.html") == "200 /404.html");
  CHECK(url_at("/502") == "301 -/502/");
  CHECK(url_at("/nope/index.html") == "404 /404.html");
  CHECK(url_at("/502index.html") == "404 /404.html");
  CHECK(url_at("/503") == "404 /404.html");
  CHECK(url_at("/%35%30%32/") == "404 /404.html");
  CHECK(url_at("/../502/") == "404 /404.html");
  CHECK(url_at("//502/") == "404 /404.html");
  CHECK(url_at("/502.http/") == "404 /404.html");
  CHECK(url_at("/502/\0"
               "x") == "200 /502/");
}

TEST_CASE("Another address of a page leads to it, with and without a slash at its end") {
  Diagnostics report;
  std::vector<Page> pages;
  for (const char* url : {"/502/", "/503-service-unavailable/", "/404.html"})
    pages.push_back(page(url, ""));
  const SitePlan plan(std::move(pages), {},
                      {{"/502-bad-gateway/", "/502/"}, {"/503-service-unavailable/", "/503/"}},
                      report);
  const auto location_of = [&](std::string_view path) {
    const Found found = find_page(plan, path);
    return std::to_string(found.status) + " " + found.location;
  };
  CHECK(location_of("/502-bad-gateway/") == "301 /502/");
  CHECK(location_of("/502-bad-gateway") == "301 /502/");
  CHECK(location_of("/502-bad-gateway/index.html") == "404 ");
  CHECK(location_of("/502-Bad-Gateway/") == "404 ");
  CHECK(location_of("/502-bad/") == "404 ");
  // A page that is there comes first.
  CHECK(location_of("/503-service-unavailable/") == "200 ");
}

TEST_CASE("The reverse address of a comparison leads to the canonical one, and nothing else does") {
  const Snapshot snapshot =
      snapshot_of({page("/compare/502-vs-503/", ""), page("/compare/499-vs-499-esri/", ""),
                   page("/compare/502/", ""), page("/404.html", "lost")});
  const auto location_of = [&](std::string_view path) {
    const Found found = find_page(*snapshot.plan, path);
    return std::to_string(found.status) + " " + found.location;
  };
  CHECK(location_of("/compare/503-vs-502/") == "301 /compare/502-vs-503/");
  CHECK(location_of("/compare/503-vs-502") == "301 /compare/502-vs-503/");
  CHECK(location_of("/compare/499-esri-vs-499/") == "301 /compare/499-vs-499-esri/");
  CHECK(location_of("/compare/502-vs-503/") == "200 ");
  CHECK(location_of("/compare/502-vs-502/") == "404 ");
  CHECK(location_of("/compare/504-vs-502/") == "404 ");
  CHECK(location_of("/compare/-vs-/") == "404 ");
  CHECK(location_of("/503-vs-502/") == "404 ");
  CHECK(location_of("/compare/503-vs-502/x") == "404 ");
}

TEST_CASE("A page of HTML gets the live client's script at the end of its head") {
  const Snapshot snapshot = snapshot_of({page("/", "<head><title>t</title></head><p>Hi")});
  const RenderedPage rendered = render_page(snapshot, *snapshot.plan->find("/"));
  CHECK(*rendered.body ==
        "<head><title>t</title>"
        "<script src=\"/_statusbook/live.js\" data-generation=\"7-1\" defer></script>\n"
        "</head><p>Hi");
  CHECK(rendered.content_type == "text/html; charset=utf-8");
}

TEST_CASE("Without live reload, and in other files, nothing is added") {
  const Snapshot off = snapshot_of({page("/", "<head></head>")}, LiveReload::off);
  CHECK(*render_page(off, *off.plan->find("/")).body == "<head></head>");
  const Snapshot on = snapshot_of({page("/a.txt", "</head>")});
  CHECK(*render_page(on, *on.plan->find("/a.txt")).body == "</head>");
}

TEST_CASE("A page that cannot be rendered shows why, with status 500") {
  const Snapshot snapshot = snapshot_of({failing_page()}, LiveReload::off);
  const RenderedPage rendered = render_page(snapshot, *snapshot.plan->find("/502/"));
  CHECK(answer_with(rendered, 200, plain_request()).status == 500);
  CHECK(*rendered.body ==
        "<!DOCTYPE html>\n"
        "<html lang=\"en\">\n"
        "<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<title>1 error to mend · Statusbook</title>\n"
        "<link rel=\"stylesheet\" href=\"/_statusbook/live.css\" data-statusbook>\n"
        "</head>\n"
        "<body class=\"statusbook-errors\">\n"
        "<main>\n"
        "<h1>1 error to mend</h1>\n"
        "<p>This page appears as soon as the site can be read again.</p>\n"
        "<ol>\n"
        "<li class=\"statusbook-error\"><pre tabindex=\"0\">"
        "templates/code.mustache:2:5: error: no value is called 'nmae' [missing-key]\n"
        "    2 | &lt;p&gt;{{nmae}}&lt;/p&gt;\n"
        "      |     ^~~~\n"
        "  hint: did you mean 'name'?\n"
        "</pre></li>\n"
        "</ol>\n"
        "</main>\n"
        "</body>\n"
        "</html>\n");
}

TEST_CASE("A page whose rendering throws is one bad page, not the preview's end") {
  Page throwing = page("/x", "");
  throwing.render = [](Diagnostics&) -> std::optional<std::string> {
    throw std::runtime_error("the disk is gone");
  };
  const Snapshot snapshot = snapshot_of({throwing});
  const RenderedPage rendered = render_page(snapshot, *snapshot.plan->find("/x"));
  CHECK_FALSE(rendered.good);
  CHECK(rendered.diagnostics.items() ==
        std::vector<Diagnostic>{
            {Severity::error, "page-not-rendered", {.file = "/x"}, "the disk is gone", ""}});
}

TEST_CASE("Bytes that the browser has are not sent again, unless the page stands for another") {
  const Snapshot snapshot = snapshot_of({page("/a.txt", "a")});
  const RenderedPage rendered = render_page(snapshot, *snapshot.plan->find("/a.txt"));
  IncomingRequest request = plain_request();
  CHECK(answer_with(rendered, 200, request).status == 200);
  request.fields = {{"If-None-Match", rendered.tag}};
  CHECK(answer_with(rendered, 200, request).status == 304);
  CHECK(answer_with(rendered, 200, request).body == nullptr);
  CHECK(answer_with(rendered, 404, request).status == 404);
}
