#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"
#include "pages/fact_table_cells.hpp"
#include "pages/plan_site.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

using Names = std::vector<std::string>;

const std::string plain_table = R"({
  "title": "What caches keep",
  "description": "A table that a test has made, with nothing in it but what the schema asks for.",
  "introduction": ["It is made of the facts of the codes, and of them alone, as far as there are any."],
  "updated": "2026-11-21"
})";

// The text of all pieces of a cell.
std::string text_of(const View& cell) {
  std::string text;
  if (const View* pieces = cell.find("pieces"); !pieces->is_null()) {
    for (const View& piece : *pieces->find("items")->as_list()) {
      if (const std::string* words = piece.find("text")->as_text()) text += *words;
      for (const View& reference : *piece.find("references")->as_list())
        text += "[" + *reference.find("text")->as_text() + "]";
    }
  }
  return text;
}

// "id: head | cell | cell; " for each row of each part.
std::string rows_of(const View& page) {
  std::string text;
  for (const View& part : *page.find("parts")->as_list()) {
    for (const View& row : *part.find("rows")->as_list()) {
      text += *part.find("id")->as_text() + ": " + text_of(*row.find("head"));
      for (const View& cell : *row.find("cells")->as_list())
        text += " | " + text_of(cell);
      text += "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a note is parted from the section that it cites at its end, and from nothing else") {
  const auto [note, text, references] = GENERATE(table<std::string, std::string, std::string>({
      {"It ends (RFC 9110 15.6).", "It ends.", "RFC 9110 15.6"},
      {"It (here) ends (RFC 9110 15.2 and 8.6; RFC 9112 6.1).", "It (here) ends.",
       "RFC 9110 15.2 and 8.6; RFC 9112 6.1"},
      {"It ends (as RFC 9110 says).", "It ends (as RFC 9110 says).", ""},
      {"It (RFC 9110 15.6) goes on.", "It (RFC 9110 15.6) goes on.", ""},
      {"It ends (RFC 9110 15.6)", "It ends (RFC 9110 15.6)", ""},
      {"It cites nothing.", "It cites nothing.", ""},
  }));
  CAPTURE(note);
  const CitedText cited = split_citation(note);
  CHECK(cited.text == text);
  CHECK(cited.references == references);
}

TEST_CASE("a table is made of the codes' facts, part by part, and has no empty part") {
  TinyCatalogue tiny;
  tiny.put("content/tables/cacheable.json", plain_table);
  Diagnostics report;
  const auto site = load_site(tiny.files(), {}, report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(site);
  CHECK(rows_of(site->plan->find("/tables/cacheable/")->view()) ==
        "by-default: Not Found | A cache may keep it. | [RFC 9110 15.5.5]\n"
        "if-marked: Bad Gateway | Only when the response says so. | [RFC 9110 15.6.3]\n"
        "if-marked: Service Unavailable | Only when the response says so. | [RFC 9110 15.6.4]\n");
}

TEST_CASE("pages with prose of their own are judged against those of their kind") {
  MemoryFileSystem files;
  put_site(files, tests_folder() / "sites/three-codes");
  Diagnostics report;
  const auto site = load_site(files, {}, report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(site);
  const auto [url, kind, codes] = GENERATE(table<std::string, ProseKind, Names>({
      {"/502/", ProseKind::code, Names{"502"}},
      {"/compare/301-vs-502/", ProseKind::curated_comparison, Names{"301", "502"}},
      {"/compare/301-vs-499-esri/", ProseKind::derived_comparison, Names{"301", "499-esri"}},
      {"/guides/three-of-them/", ProseKind::guide, Names{"502", "301", "499-esri"}},
      {"/decide/small/good/", ProseKind::leaf, Names{"301"}},
      {"/faq/moves/", ProseKind::questions, Names{"301"}},
      {"/articles/who-answered/", ProseKind::article, Names{"502", "301"}},
      {"/tables/grpc/", ProseKind::table, Names{}},
      {"/tables/", ProseKind::none, Names{}},
      {"/compare/502-vs-301/", ProseKind::none, Names{}},
  }));
  CAPTURE(url);
  const Page* page = site->plan->find(url);
  REQUIRE(page != nullptr);
  CHECK(page->subject.kind == kind);
  CHECK(page->subject.codes == codes);
}
