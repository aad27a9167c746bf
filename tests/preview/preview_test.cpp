#include "preview/preview.hpp"

#include <catch2/catch.hpp>
#include <memory>

#include "preview/test_client.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

LoadedSite small_site() {
  return site_of({page("/", "<head></head>home"), page("/502/", "<head></head>code"),
                  page("/404.html", "<head></head>lost"), page("/style.css", "h1{}"),
                  page("/502.http", "HTTP/1.1 502 Bad Gateway")});
}

PreviewOptions impatient() {
  PreviewOptions options;
  options.limits.idle = std::chrono::milliseconds(50);
  options.limits.request = std::chrono::milliseconds(50);
  options.limits.linger = std::chrono::milliseconds(50);
  return options;
}

Reply reply_to(const RunningPreview& preview, std::string_view bytes) {
  Client client(preview.port());
  client.send(bytes);
  return read_last_reply(client);
}

}  // namespace

TEST_CASE("A page of the plan is sent with its type, a tag and the security fields") {
  RunningPreview preview(small_site);
  const Reply reply = preview.get("/style.css?v=1");
  CHECK(reply.status_line == "HTTP/1.1 200 OK");
  CHECK(reply.body == "h1{}");
  CHECK(reply.fields.at("Content-Type") == "text/css; charset=utf-8");
  CHECK(reply.fields.at("Cache-Control") == "no-cache");
  CHECK(reply.fields.at("ETag") == entity_tag("h1{}"));
  CHECK(reply.fields.at("X-Content-Type-Options") == "nosniff");
  CHECK(reply.fields.at("Content-Security-Policy").starts_with("default-src 'none'; "));
  CHECK(reply.fields.count("Access-Control-Allow-Origin") == 0);
  CHECK(preview.get("/502.http").body == "HTTP/1.1 502 Bad Gateway");
  CHECK(preview.get("/502/").body == preview.get("/502/index.html").body);
}

TEST_CASE("HEAD is answered like GET, without the content") {
  RunningPreview preview(small_site);
  const Reply reply = preview.ask("HEAD", "/style.css");
  CHECK(reply.status_line == "HTTP/1.1 200 OK");
  CHECK(reply.fields.at("Content-Length") == "4");
  CHECK(reply.body.empty());
}

TEST_CASE("A page that the browser has is not sent again") {
  RunningPreview preview(small_site);
  const Reply reply =
      preview.ask("GET", "/style.css", "If-None-Match: " + entity_tag("h1{}") + "\r\n");
  CHECK(reply.status_line == "HTTP/1.1 304 Not Modified");
  CHECK(reply.fields.at("ETag") == entity_tag("h1{}"));
  CHECK(reply.body.empty());
}

TEST_CASE("A page's address without its slash leads to it, query and all") {
  RunningPreview preview(small_site);
  const Reply reply = preview.get("/502?q=1");
  CHECK(reply.status_line == "HTTP/1.1 301 Moved Permanently");
  CHECK(reply.fields.at("Location") == "/502/?q=1");
  CHECK(reply.body == "The page is at /502/\n");
}

TEST_CASE("What the plan does not have is its 404 page, whatever the path is made of") {
  RunningPreview preview(small_site);
  const std::string target =
      GENERATE("/nope", "/../../etc/passwd", "/%2e%2e/etc/passwd", "/502%2F", "/502/%00",
               "//evil.example", "/etc/passwd", "/./502/", "/502//");
  INFO(target);
  const Reply reply = preview.get(target);
  CHECK(reply.status_line == "HTTP/1.1 404 Not Found");
  CHECK(reply.body.ends_with("</head>lost"));
}

TEST_CASE("A plan without a 404 page gets a plain one") {
  RunningPreview preview([] { return site_of({page("/", "home")}); });
  const Reply reply = preview.get("/nope");
  CHECK(reply.status_line == "HTTP/1.1 404 Not Found");
  CHECK(reply.fields.at("Content-Type") == "text/plain; charset=utf-8");
  CHECK(reply.body == "There is no such page.\n");
}

TEST_CASE("Only GET, HEAD and OPTIONS are answered") {
  RunningPreview preview(small_site);
  const Reply post = preview.ask("POST", "/", "Content-Length: 3\r\n\r\nabc");
  CHECK(post.status_line == "HTTP/1.1 405 Method Not Allowed");
  CHECK(post.fields.at("Allow") == "GET, HEAD, OPTIONS");
  CHECK(post.body == "Only GET, HEAD, OPTIONS are answered here.\n");
  CHECK(preview.ask("BREW", "/").status_line == "HTTP/1.1 405 Method Not Allowed");
  CHECK(preview.ask("get", "/").status_line == "HTTP/1.1 405 Method Not Allowed");
  const Reply options = preview.ask("OPTIONS", "*");
  CHECK(options.status_line == "HTTP/1.1 204 No Content");
  CHECK(options.fields.at("Allow") == "GET, HEAD, OPTIONS");
  CHECK(options.fields.count("Access-Control-Allow-Methods") == 0);
}

TEST_CASE("A stranger is refused before anything is looked up") {
  RunningPreview preview(small_site);
  CHECK(reply_to(preview, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status_line ==
        "HTTP/1.1 421 Misdirected Request");
  CHECK(preview.ask("GET", "/", "Origin: http://evil.example\r\n").status_line ==
        "HTTP/1.1 403 Forbidden");
  CHECK(preview.ask("GET", "/_statusbook/events", "Origin: http://evil.example\r\n").status_line ==
        "HTTP/1.1 403 Forbidden");
  CHECK(preview.get("http://evil.example/").status_line == "HTTP/1.1 400 Bad Request");
  CHECK(reply_to(preview, "GET / HTTP/1.1\r\n\r\n").status_line == "HTTP/1.1 400 Bad Request");
}

TEST_CASE("Bytes that are no HTTP are told so") {
  RunningPreview preview(small_site);
  const std::string bytes = GENERATE(
      std::string("garbage\r\n\r\n"), std::string("\x16\x03\x01\x02\0\x01\0\x01\xFC\x03\x03", 11),
      std::string("GET / HTTP/3.0\r\n\r\n"), std::string("GET /\0 HTTP/1.1\r\n\r\n", 19),
      std::string("GET / HTTP/1.1\r\nHost localhost\r\n\r\n"),
      std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
  Client client(preview.port());
  client.send(bytes);
  client.finish_sending();
  const Reply reply = read_last_reply(client);
  CHECK(reply.status_line == "HTTP/1.1 400 Bad Request");
  CHECK(reply.fields.at("Connection") == "close");
}

TEST_CASE("A request that is too large is refused by the part that is") {
  RunningPreview preview(small_site);
  const std::string start = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  std::string many_fields = start;
  for (int number = 0; number < 10'000; ++number)
    many_fields += "a: b\r\n";
  const Reply fields = reply_to(preview, many_fields + "\r\n");
  CHECK(fields.status_line == "HTTP/1.1 431 Request Header Fields Too Large");
  CHECK(fields.body == "The header fields are too large.\n");

  const Reply target = reply_to(preview, "GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\n\r\n");
  CHECK(target.status_line == "HTTP/1.1 414 URI Too Long");
  CHECK(target.body == "The request target is too long.\n");

  const Reply content = reply_to(preview, start + "Content-Length: 10000000\r\n\r\n");
  CHECK(content.status_line == "HTTP/1.1 413 Content Too Large");
  CHECK(content.body == "The content is too large.\n");
}

TEST_CASE("A sender that is too slow is told so; one that sends nothing is let go") {
  RunningPreview preview(small_site, impatient());
  const Reply reply = reply_to(preview, "GET / HT");
  CHECK(reply.status_line == "HTTP/1.1 408 Request Timeout");
  CHECK(reply.body == "The request took too long to arrive.\n");
  Client silent(preview.port());
  CHECK(silent.read_to_end().empty());
}

TEST_CASE("A client that has closed its side still gets its answer") {
  RunningPreview preview(small_site);
  Client client(preview.port());
  client.send("GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n");
  client.finish_sending();
  CHECK(read_last_reply(client).body == "h1{}");
  Client early(preview.port());
  early.send("GET / HTTP/1.1\r\nHo");
  early.finish_sending();
  CHECK(read_last_reply(early).body == "The request ended too early.\n");
}

TEST_CASE("One connection answers many requests, in order") {
  RunningPreview preview(small_site);
  Client client(preview.port());
  client.send(
      "GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
      "GET /nope HTTP/1.1\r\nHost: localhost\r\n\r\n"
      "GET /502.http HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(read_reply(client).body == "h1{}");
  CHECK(read_reply(client).status_line == "HTTP/1.1 404 Not Found");
  CHECK(read_reply(client).body == "HTTP/1.1 502 Bad Gateway");
}

TEST_CASE("A new connection takes the place of one that waits idly, and of no busy one") {
  PreviewOptions options;
  options.limits.connections = 1;
  RunningPreview preview(small_site, options);
  Client idle(preview.port());
  idle.send("GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(read_reply(idle).body == "h1{}");

  Client busy(preview.port());
  busy.send("GET /_statusbook/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(read_reply(busy).status_line == "HTTP/1.1 200 OK");
  CHECK(idle.read_to_end().empty());

  Client refused(preview.port());
  const Reply reply = read_last_reply(refused);
  CHECK(reply.status_line == "HTTP/1.1 503 Service Unavailable");
  CHECK(reply.body == "Too many connections are open.\n");
}

TEST_CASE("Six hundred streams leave pages answered, because the oldest gives way") {
  RunningPreview preview(small_site);
  std::vector<std::unique_ptr<Client>> streams;
  for (int number = 0; number < 600; ++number) {
    streams.push_back(std::make_unique<Client>(preview.port()));
    streams.back()->send("GET /_statusbook/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(read_reply(*streams.back()).status_line == "HTTP/1.1 200 OK");
  }
  CHECK(preview.get("/style.css").body == "h1{}");
  CHECK(streams.front()->read_to_end().starts_with("retry: 500\n\nevent: reload\n"));
  CHECK(streams.back()->read_until("\n\n") == "retry: 500\n\n");
}

TEST_CASE("A page that fails when it is asked for shows its errors, and the others are fine") {
  RunningPreview preview([] {
    Page bad = page("/bad/", "");
    bad.render = [](Diagnostics& report) -> std::optional<std::string> {
      report.error("missing-key", {.file = "code.mustache"}, "no value is called 'x'");
      return std::nullopt;
    };
    return site_of({bad, page("/good.txt", "good")});
  });
  const Reply reply = preview.get("/bad/");
  CHECK(reply.status_line == "HTTP/1.1 500 Internal Server Error");
  CHECK(reply.body.find("code.mustache: error: no value is called 'x' [missing-key]") !=
        std::string::npos);
  CHECK(preview.failed_pages() == std::vector<std::string>{"/bad/"});
  CHECK(preview.get("/good.txt").body == "good");
}

TEST_CASE("The live client's files are served beside the site") {
  RunningPreview preview(small_site);
  CHECK(preview.get("/_statusbook/live.js").fields.at("Content-Type") ==
        "text/javascript; charset=utf-8");
  CHECK(preview.get("/_statusbook/live.css").fields.at("Content-Type") ==
        "text/css; charset=utf-8");
  CHECK(preview.get("/_statusbook/nope").body == "There is no such file.\n");
}

TEST_CASE("A loader that throws before it has named a file to watch ends the run") {
  Preview preview([]() -> LoadedSite { throw std::runtime_error("no site.json here"); },
                  {.port = 0}, {});
  CHECK_THROWS_WITH(preview.run(), "no site.json here");
}

TEST_CASE("A preview that was stopped before it ran returns at once") {
  Preview preview(small_site, {.port = 0}, {});
  preview.stop();
  CHECK(preview.run() == 0);
}
