#include <array>

#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

struct Commands {
  std::string_view name;  // by which the template puts them into their section
  std::string_view lines;
};

// Values of a view, because a template's own lines are indented along with the block they stand in.
// tests/mock/run_page.py runs every one of them.
constexpr std::array<Commands, 10> commands = {{
    {"any_code", R"(curl -i http://localhost:8080/mock/502
curl -i http://localhost:8080/mock/401
curl -i http://localhost:8080/mock/529-anthropic)"},
    {"any_number", R"(curl -i http://localhost:8080/mock/299
curl -i -X DELETE http://localhost:8080/mock/409
curl -I http://localhost:8080/mock/503
curl -i http://localhost:8080/mock/204)"},
    {"interim", R"(curl -i http://localhost:8080/mock/103
curl -i http://localhost:8080/mock/101
curl -i -H 'Connection: Upgrade' -H 'Upgrade: chat/1' http://localhost:8080/mock/101)"},
    {"linted", R"(curl -si http://localhost:8080/mock/416 | statusbook lint -)"},
    {"own_content", R"(curl -i 'http://localhost:8080/mock/200?body=Hello'
curl -i 'http://localhost:8080/mock/429?header=Retry-After:2&header=X-Request-Id:7'
curl -i 'http://localhost:8080/mock/404?body=%7B%7D&header=Content-Type:application/json')"},
    {"delays", R"(curl -i 'http://localhost:8080/mock/200?sleep=300'
curl -i --max-time 0.2 'http://localhost:8080/mock/504?sleep=5000')"},
    {"sequence",
     R"(curl -i --retry 3 'http://localhost:8080/mock/200?seq=503,503&header=Retry-After:1'
curl -i 'http://localhost:8080/mock/200?seq=503,200&client=first-test'
curl -i -X POST http://localhost:8080/mock/reset)"},
    {"chance", R"(curl -i 'http://localhost:8080/mock/200?chance=503:0.2,500:0.1&seed=7')"},
    {"faults", R"(curl -i 'http://localhost:8080/mock/200?fault=reset'
curl -i 'http://localhost:8080/mock/200?fault=truncate'
curl -i 'http://localhost:8080/mock/200?fault=drip&body=drop'
curl -i 'http://localhost:8080/mock/200?fault=bad-length'
curl -i --max-time 0.2 'http://localhost:8080/mock/200?fault=no-answer')"},
    {"conditions", R"(curl -i -H 'If-None-Match: "b42-7"' http://localhost:8080/mock/200
curl -i -X PUT -H 'If-Match: "b41-1"' http://localhost:8080/mock/200
curl -i -H 'If-Modified-Since: Fri, 20 Nov 2026 00:00:00 GMT' http://localhost:8080/mock/200
curl -i -r 0-9 http://localhost:8080/mock/200
curl -i -r 0-1,-2 http://localhost:8080/mock/200
curl -i -r 5000- http://localhost:8080/mock/200
curl -i -r 0-9 -H 'If-Range: "b41-1"' http://localhost:8080/mock/200)"},
}};

View::Object command_views() {
  View::Object views;
  for (const Commands& each : commands)
    views.emplace_back(each.name, each.lines);
  return views;
}

}  // namespace

std::vector<Page> list_mock_page(const SiteContext& context) {
  PageInfo info{.url = "/mock/",
                .kind = "mock",
                .title = "Mock endpoints",
                .description =
                    "The preview answers with any status code on your own machine: retries, "
                    "delays, faults, conditional and range requests for testing a client."};
  return {context.make_page(std::move(info), [] {
    return View::Object{{"commands", command_views()}};
  })};
}

}  // namespace statusbook
