#include "preview/live_events.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

TEST_CASE("A reload names the load that pages should come from, and the one before") {
  CHECK(reload_event({.generation = "7-3", .previous = "7-1", .styles_only = true}) ==
        "event: reload\n"
        "id: 7-3\n"
        "data: {\"generation\":\"7-3\",\"previous\":\"7-1\",\"styles_only\":true}\n\n");
}

TEST_CASE("Diagnostics are one line of JSON with all that a person needs") {
  const Diagnostic diagnostic{Severity::error,
                              "unknown-family",
                              {"a.json", 3, 4, 5, "\t\"a\"\n"},
                              "no family is called 'x'",
                              "did you mean 'y'?"};
  CHECK(diagnostics_event("7-2", {diagnostic}) ==
        "event: diagnostics\n"
        "id: 7-2\n"
        "data: {\"generation\":\"7-2\",\"diagnostics\":[{\"file\":\"a.json\",\"line\":3,"
        "\"column\":4,\"length\":5,\"severity\":\"error\",\"message\":\"no family is called 'x'\","
        "\"code\":\"unknown-family\",\"source_line\":\"\\t\\\"a\\\"\\n\","
        "\"hint\":\"did you mean 'y'?\"}]}\n\n");
}

TEST_CASE("A source line that is not UTF-8 is shown with replacement characters") {
  const Diagnostic diagnostic{
      Severity::warning, "invalid-utf8", {"a.md", 1, 1, 1, "caf\xE9"}, "not UTF-8", ""};
  CHECK(diagnostics_event("1", {diagnostic}).find("\"source_line\":\"caf\xEF\xBF\xBD\"") !=
        std::string::npos);
}
