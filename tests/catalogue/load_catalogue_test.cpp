#include "catalogue/load_catalogue.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

const std::string c502 = "content/codes/502/code.json";
const std::string pair = "content/comparisons/502-vs-503.md";

struct Edit {
  std::string file, old_text, new_text;
};

// What is told after one edit of the tiny catalogue.
std::string complaint(const Edit& edit) {
  TinyCatalogue tiny;
  tiny.edit(edit.file, edit.old_text, edit.new_text);
  return tiny.complaint();
}

// The diagnostics after one edit without their source lines: "file:line:column: …" and hints.
std::string short_complaint(const Edit& edit) {
  std::istringstream lines(complaint(edit));
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(" | ") == std::string::npos) kept += line + "\n";
  }
  return kept;
}

template <typename Item, typename Name>
std::vector<std::string> names_of(const std::vector<Item>& items, Name name) {
  std::vector<std::string> names;
  for (const Item& item : items)
    names.push_back(item.*name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a good content folder becomes a catalogue in its order") {
  TinyCatalogue tiny;
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  CHECK(tiny.told() == "");
  CHECK(names_of(catalogue->codes, &StatusCode::key) == Names{"404", "502", "503"});
  CHECK(names_of(catalogue->families, &Family::slug) == Names{"client-error", "server-error"});
  CHECK(names_of(catalogue->sources, &Source::id) == Names{"mail", "nginx"});
  REQUIRE(catalogue->comparisons.size() == 1);
  CHECK(catalogue->find_comparison("502", "503") == catalogue->comparisons.data());
  CHECK(catalogue->find_comparison("503", "502") == nullptr);
  CHECK(catalogue->find_code("502") == &catalogue->codes[1]);
  CHECK(catalogue->find_code("50") == nullptr);
  CHECK(catalogue->find_family("server-error") == &catalogue->families[1]);
  CHECK(catalogue->find_family("server") == nullptr);
  CHECK(catalogue->find_source("nginx") == &catalogue->sources[1]);
  CHECK(catalogue->find_source("") == nullptr);
  CHECK(catalogue->codes_of(catalogue->families[1]) ==
        std::vector<const StatusCode*>{&catalogue->codes[1], &catalogue->codes[2]});
  CHECK(catalogue->about.sections.size() == 1);
}

TEST_CASE("every fact of a code's record arrives in its place") {
  TinyCatalogue tiny;
  tiny.edit(
      c502, "\"popularity\"",
      "\"redirect\": { \"permanence\": \"neither\", \"method\": \"not followed\", \"standard\": "
      "\"Stay.\", \"browsers\": \"They stay.\", \"curl\": \"It stays.\" },\n"
      "\"former_names\": [{ \"name\": \"Old\", \"where\": \"RFC 1\" }],\n"
      "\"known_as\": \"Acme\", \"telling_note\": \"News.\",\n"
      "\"notes\": [\"Note one.\"], \"grpc\": [\"UNAVAILABLE\"],\n"
      "\"reason_phrases\": [{ \"software\": \"s\", \"phrase\": \"p\", \"source\": \"nginx\" }],\n"
      "\"popularity\"");
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  const StatusCode& code = *catalogue->find_code("502");
  CHECK(code.code == 502);
  CHECK(code.name == "Bad Gateway");
  CHECK(code.family == "server-error");
  CHECK(code.standing == "registered");
  CHECK(code.meaning == "The server behind gave nonsense");
  CHECK(code.use_when == "the server behind you answers with nonsense");
  CHECK(code.specification.section == "15.6.3");
  CHECK(code.first_defined == "RFC 1945");
  REQUIRE(code.former_names.size() == 1);
  CHECK(code.former_names[0].where == "RFC 1");
  REQUIRE(code.registry);
  CHECK(code.registry->date == "2025-09-15");
  CHECK(code.senders == Names{"gateway", "proxy"});
  CHECK(code.fault == Names{"upstream", "network"});
  CHECK(code.temporary == "usually");
  CHECK_FALSE(code.interim);
  CHECK(code.content.rule == "recommended");
  CHECK(code.caching.storable == "if marked");
  CHECK_FALSE(code.caching.heuristic);
  CHECK(catalogue->find_code("404")->caching.heuristic);
  REQUIRE(catalogue->find_code("503")->fields.size() == 1);
  CHECK(catalogue->find_code("503")->fields[0].name == "Retry-After");
  CHECK_FALSE(catalogue->find_code("503")->fields[0].always);
  REQUIRE(code.requirements.size() == 1);
  CHECK(code.requirements[0].what == "Repeat a POST by itself.");
  CHECK(code.retry.rule == "after a delay");
  REQUIRE(code.redirect);
  CHECK(code.redirect->curl == "It stays.");
  CHECK_FALSE(catalogue->find_code("404")->redirect);
  REQUIRE(code.behavior.size() == 2);
  CHECK(code.behavior[1].source == "RFC 5861 4");
  CHECK(code.recommended);
  CHECK_FALSE(code.deprecated);
  CHECK(code.known_as == "Acme");
  CHECK(code.telling_note == "News.");
  CHECK(code.notes == Names{"News.", "Note one."});
  CHECK(catalogue->find_code("404")->known_as.empty());
  CHECK(catalogue->find_code("404")->notes.empty());
  CHECK(code.grpc == Names{"UNAVAILABLE"});
  CHECK(code.reason_phrases.at(0).phrase == "p");
  CHECK(code.related.at(0).code == "503");
  CHECK(code.sources == Names{"RFC 9110 15.6.3"});
  CHECK(code.updated == "2026-11-21");
  CHECK(code.prose.find("questions")->parts.size() == 1);
}

TEST_CASE(
    "examples keep their bytes, the plain response comes first, and a request goes with its own") {
  TinyCatalogue tiny;
  const std::string response = tiny.files().read("/content/codes/502/response.http", 1000);
  const std::string request = "POST /a HTTP/1.1\r\nHost: example.com\r\nContent-Length: 0\r\n\r\n";
  tiny.put("content/codes/502/a.response.http", response);
  tiny.put("content/codes/502/a.request.http", request);
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  const std::vector<Example>& examples = catalogue->find_code("502")->examples;
  REQUIRE(examples.size() == 2);
  CHECK(examples[0].name == "");
  CHECK(examples[0].response == response);
  CHECK(examples[0].response.ends_with("\r\n\r\nNothing usable came back.\n"));
  CHECK(examples[0].request == "");
  CHECK(examples[0].file == "content/codes/502/response.http");
  CHECK(examples[1].name == "a");
  CHECK(examples[1].response == response);
  CHECK(examples[1].request == request);
}

TEST_CASE("a number with a second meaning has a folder of its own") {
  TinyCatalogue tiny;
  const std::string record = tiny.files().read("/content/codes/404/code.json", 10000);
  tiny.put("content/codes/404-esri/code.json", record);
  tiny.put("content/codes/404-esri/page.md", "## In plain English\n\nAnother one.\n");
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  CHECK(names_of(catalogue->codes, &StatusCode::key) == Names{"404", "404-esri", "502", "503"});
}

TEST_CASE("each reference that leads nowhere is told where it stands") {
  struct Row {
    Edit edit;
    const char* told;
  };
  const std::vector<Row> rows{
      {{c502, "\"family\": \"server-error\"", "\"family\": \"server-eror\""},
       "content/codes/502/code.json:4:13: error: unknown family 'server-eror' [unknown-family]\n"
       "  hint: did you mean 'server-error'?\n"},
      {{c502, "\"code\": \"503\", \"why\"", "\"code\": \"530\", \"why\""},
       "content/codes/502/code.json:32:15: error: unknown code '530' [unknown-code]\n"
       "  hint: did you mean '503'?\n"},
      {{c502, "\"code\": \"503\", \"why\"", "\"code\": \"502\", \"why\""},
       "content/codes/502/code.json:32:15: error: a code is not related to itself "
       "[related-to-itself]\n"},
      {{c502, "\"source\": \"nginx\"", "\"source\": \"ngnix\""},
       "content/codes/502/code.json:24:69: error: unknown source 'ngnix' [unknown-source]\n"
       "  hint: did you mean 'nginx'?\n"},
      {{c502, "RFC 9110 9.2.2", "RFC-9110 9.2.2"},
       "content/codes/502/code.json:20:91: error: 'RFC-9110 9.2.2' names no section of a standard "
       "[bad-section]\n"
       "  hint: write it like 'RFC 9110 15.6.3', several with '; ' between them\n"},
      {{c502, "\"code\": 502", "\"code\": 504"},
       "content/codes/502/code.json:2:11: error: code 504 stands in the folder '502' "
       "[wrong-folder]\n"
       "  hint: the folder's name is the code: '504' or '504-…'\n"
       "content/codes/502/response.http: error: no response in this example has the status code "
       "504 "
       "[example-of-another-code]\n"},
      {{c502, "\"standing\": \"registered\"", "\"standing\": \"registered\", \"registri\": 1"},
       "content/codes/502/code.json:5:29: error: unknown member 'registri' [unknown-member]\n"
       "  hint: did you mean 'registry'?\n"},
      {{"content/sources.json", "\"id\": \"mail\"", "\"id\": \"nginx\""},
       "content/sources.json:4:13: error: source 'nginx' is there already [duplicate-source]\n"},
      {{pair, "\"codes\": [\"502\", \"503\"]", "\"codes\": [\"503\", \"502\"]"},
       "content/comparisons/502-vs-503.md:2:12: error: the lower code comes first "
       "[comparison-order]\n"
       "  hint: write [\"502\", \"503\"]\n"},
      {{pair, "\"codes\": [\"502\", \"503\"]", "\"codes\": [\"404\", \"503\"]"},
       "content/comparisons/502-vs-503.md:2:12: error: this comparison belongs into "
       "'404-vs-503.md' [wrong-file-name]\n"
       "  hint: rename the file, or correct the codes\n"
       "content/comparisons/502-vs-503.md:6:15: error: '502' is none of the two codes that are "
       "compared [foreign-decision]\n"
       "  hint: decide for '404' or for '503'\n"},
      {{pair, "{\n  \"codes\"", "\n{\n  \"codes\""},
       "content/comparisons/502-vs-503.md:1:1: error: the file does not begin with a JSON object "
       "[no-front-matter]\n"
       "  hint: start with '{' and close it with '}' alone on a line\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.edit.new_text);
    CHECK(short_complaint(row.edit) == row.told);
  }
}

TEST_CASE("a code that the registry knows needs its entry, and an unofficial one needs none") {
  const std::string entry =
      "  \"registry\": { \"name\": \"Bad Gateway\", \"reference\": \"RFC9110, Section 15.6.3\", "
      "\"date\": "
      "\"2025-09-15\" },\n";
  CHECK(complaint({c502, entry, ""}) ==
        "content/codes/502/code.json:5:15: error: a registered code has a registry entry; it is "
        "missing here [missing-registry]\n"
        "    5 |   \"standing\": \"registered\",\n"
        "      |               ^~~~~~~~~~~~\n"
        "  hint: add \"registry\": { \"name\", \"reference\", \"date\" }\n");
  TinyCatalogue tiny;
  tiny.edit(c502, entry, "");
  tiny.edit(c502, "\"standing\": \"registered\"", "\"standing\": \"unofficial\"");
  tiny.edit(c502, "as a gateway", "not at all");
  tiny.edit(c502, ", \"detail\": \"The stock service broke the connection.\"", "");
  CHECK(tiny.complaint() == "it loads");
}

TEST_CASE("a file that nothing reads is told, with what may stand there") {
  struct Row {
    const char* file;
    const char* told;
  };
  const std::vector<Row> rows{
      {"content/codes/502/respons.http",
       "content/codes/502/respons.http: error: nothing reads this file [unknown-file]\n"
       "  hint: did you mean 'response.http'?\n"},
      {"content/codes/README.md",
       "content/codes/README.md: error: nothing reads this file [unknown-file]\n"
       "  hint: each code is a folder of its own\n"},
      {"content/families/a.md",
       "content/families/a.md: error: nothing reads this file [unknown-file]\n"
       "  hint: families hold .json files only\n"},
      {"content/comparisons/a.json",
       "content/comparisons/a.json: error: nothing reads this file [unknown-file]\n"
       "  hint: comparisons are .md files\n"},
      {"content/codes/502/late.request.http",
       "content/codes/502/late.request.http: error: this request has no response beside it "
       "[request-without-response]\n"
       "  hint: add 'content/codes/502/late.response.http'\n"},
  };
  for (const Row& row : rows) {
    TinyCatalogue tiny;
    tiny.put(row.file, "x");
    CHECK(tiny.complaint() == row.told);
  }
}

TEST_CASE("a missing file or folder is told by its path") {
  struct Row {
    const char* path;
    const char* told;
  };
  const std::vector<Row> rows{
      {"content/codes/404/page.md",
       "content/codes/404/page.md: error: this file is missing [missing-file]\n"},
      {"content/codes/404/code.json",
       "content/codes/404/code.json: error: this file is missing [missing-file]\n"},
      {"content/schema/family.schema.json",
       "content/schema/family.schema.json: error: this file is missing [missing-file]\n"},
  };
  for (const Row& row : rows) {
    TinyCatalogue tiny;
    tiny.remove(row.path);
    CHECK(tiny.complaint() == row.told);
  }
  TinyCatalogue tiny;
  tiny.remove("content/codes");
  tiny.remove("content/comparisons");
  tiny.remove("content/snippets");
  CHECK(tiny.complaint() ==
        "content/codes: error: the catalogue has no codes [missing-folder]\n"
        "  hint: each code is a folder here, with a code.json and a page.md\n");
}

TEST_CASE("comparisons and the page about the site may be missing") {
  TinyCatalogue tiny;
  tiny.remove("content/comparisons");
  tiny.remove("content/about.md");
  const auto catalogue = tiny.load();
  REQUIRE(catalogue);
  CHECK(catalogue->comparisons.empty());
  CHECK(catalogue->about.sections.empty());
}

TEST_CASE("when the list of sources cannot be read, the claims that name them are not blamed") {
  TinyCatalogue tiny;
  tiny.remove("content/sources.json");
  CHECK(tiny.complaint() == "content/sources.json: error: this file is missing [missing-file]\n");
}

TEST_CASE("a broken family is told once, not again by each of its codes") {
  TinyCatalogue tiny;
  tiny.edit("content/families/server-error.json", "\"order\": 5", "\"order\": 0");
  CHECK(tiny.complaint() ==
        "content/families/server-error.json:4:12: error: 'order' is 0; at least 1 is needed "
        "[bad-value]\n"
        "    4 |   \"order\": 0,\n"
        "      |            ^\n");
}

TEST_CASE("mistakes in every file are told in one go") {
  TinyCatalogue tiny;
  tiny.edit("content/families/server-error.json", "\"order\": 5", "\"order\": 0");
  tiny.edit("content/codes/404/code.json", "\"standing\": \"registered\"",
            "\"standing\": \"unknown\"");
  tiny.edit(c502, "\"code\": 502,", "\"code\": 502");
  tiny.put("content/codes/503/page.md", "lost\n");
  tiny.put("content/about.md", "# Title\n");
  tiny.edit(pair, "[\"502\", \"503\"]", "[\"502\", \"53\"]");
  CHECK_FALSE(tiny.load());
  for (const char* code : {"[bad-value]", "[json-syntax]", "[text-outside-section]",
                           "[bad-heading-level]", "[bad-format]"}) {
    CAPTURE(code);
    CHECK(tiny.told().find(code) != std::string::npos);
  }
}

TEST_CASE("a broken schema is told once, however many codes need it") {
  const auto jobs = GENERATE(std::size_t{1}, std::size_t{4});
  TinyCatalogue tiny;
  const std::string code = tiny.files().read("/content/codes/502/code.json", 1 << 20);
  for (int number = 520; number < 560; ++number)
    tiny.put(fmt::format("content/codes/{}/code.json", number), code);
  tiny.put("content/schema/code.schema.json", "{");
  ReadCache cache;
  Diagnostics report;
  CHECK_FALSE(load_catalogue(ContentFolder(tiny.files(), "."), "content", cache, jobs, report));
  const std::string told = TinyCatalogue::told(report);
  const std::size_t first = told.find("content/schema/code.schema.json");
  REQUIRE(first != std::string::npos);
  CHECK(told.find("content/schema/code.schema.json", first + 1) == std::string::npos);
}
