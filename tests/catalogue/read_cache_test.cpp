#include "catalogue/read_cache.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

const SourceText numbers{"n.schema.json", R"({"properties": {"n": {"type": "integer"}}})"};
const SourceText texts{"n.schema.json", R"({"properties": {"n": {"type": "string"}}})"};

std::vector<std::string> codes_of(const Diagnostics& report) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : report.items())
    codes.push_back(diagnostic.code);
  return codes;
}

RecordPointer read(ReadCache& cache, const SourceText& schema, const SourceText& source,
                   Diagnostics& report) {
  return cache.record(source, source.text.size(), cache.schema(schema, report), report);
}

}  // namespace

TEST_CASE("A record whose bytes and schema are the same is not read again") {
  ReadCache cache;
  Diagnostics report;
  const RecordPointer first = read(cache, numbers, {"n.json", R"({"n": 1})"}, report);
  REQUIRE(first != nullptr);
  CHECK(read(cache, numbers, {"n.json", R"({"n": 1})"}, report) == first);
  CHECK(cache.schema(numbers, report) == cache.schema(numbers, report));

  const RecordPointer changed = read(cache, numbers, {"n.json", R"({"n": 2})"}, report);
  REQUIRE(changed != nullptr);
  CHECK(changed->root.at("n").text == "2");
  CHECK(first->root.at("n").text == "1");
  CHECK(report.empty());
}

TEST_CASE("The same record is held against a schema that has changed") {
  ReadCache cache;
  Diagnostics report;
  CHECK(read(cache, numbers, {"n.json", R"({"n": 1})"}, report) != nullptr);
  CHECK(read(cache, texts, {"n.json", R"({"n": 1})"}, report) == nullptr);
  CHECK(codes_of(report) == std::vector<std::string>{"wrong-type"});
}

TEST_CASE("A wrong record or schema is told at every load") {
  ReadCache cache;
  Diagnostics report;
  for (int load = 0; load < 2; ++load) {
    CHECK(read(cache, numbers, {"n.json", R"({"n": "x"})"}, report) == nullptr);
    CHECK(cache.schema({"n.schema.json", "{"}, report) == nullptr);
  }
  CHECK(codes_of(report) ==
        std::vector<std::string>{"wrong-type", "json-syntax", "wrong-type", "json-syntax"});
}

TEST_CASE("Prose is read again when its text, its beginning or its headings change") {
  ReadCache cache;
  Diagnostics report;
  const std::vector<HeadingRule> rules{{.heading = "One", .id = "one"}};
  const SourceText page{"page.md", "## One\n\nText.\n"};
  CHECK(cache.prose(page, 0, rules, report).sections.at(0).markdown == "Text.");
  CHECK(cache.prose({"page.md", "## One\n\nMore.\n"}, 0, rules, report).sections.at(0).markdown ==
        "More.");
  CHECK(report.empty());
  cache.prose(page, 0, {{.heading = "Two", .id = "two"}}, report);
  cache.prose(page, 0, {{.heading = "Two", .id = "two"}}, report);
  CHECK(codes_of(report) == std::vector<std::string>{"unknown-heading", "unknown-heading"});
  CHECK(cache.prose(page, page.text.size(), rules, report).sections.empty());
}
