#include "catalogue/section_reference.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

// "text → url" for each reference.
std::string shown(std::string_view text) {
  std::string lines;
  for (const SectionReference& each : parse_section_references(text)) {
    lines += each.text + " → " + each.url + "\n";
  }
  return lines;
}

const std::string rfcs = "https://www.rfc-editor.org/rfc/";

}  // namespace

TEST_CASE("references to sections lead to the section named first") {
  struct Row {
    std::string text;
    std::string shown;
  };
  const std::vector<Row> rows{
      {"RFC 9110 15.6.3", "RFC 9110 15.6.3 → " + rfcs + "rfc9110.html#section-15.6.3\n"},
      {"RFC 9110 B.3", "RFC 9110 B.3 → " + rfcs + "rfc9110.html#appendix-B.3\n"},
      {"RFC 5861", "RFC 5861 → " + rfcs + "rfc5861.html\n"},
      {"RFC 9111 3 and 4.2.2", "RFC 9111 3 and 4.2.2 → " + rfcs + "rfc9111.html#section-3\n"},
      {"RFC 9111 3, 4", "RFC 9111 3, 4 → " + rfcs + "rfc9111.html#section-3\n"},
      {" RFC 9110 8.6;  RFC 9112 6.1 ", "RFC 9110 8.6 → " + rfcs +
                                            "rfc9110.html#section-8.6\n"
                                            "RFC 9112 6.1 → " +
                                            rfcs + "rfc9112.html#section-6.1\n"},
      {"draft-ietf-httpbis-resumable-upload",
       "draft-ietf-httpbis-resumable-upload → "
       "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-resumable-upload\n"},
      {"draft-a-b-01 4.2",
       "draft-a-b-01 4.2 → https://datatracker.ietf.org/doc/html/draft-a-b-01\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(row.text) == row.shown);
  }
}

TEST_CASE("what only looks like a reference to a section is none") {
  for (const char* text :
       {"", " ", ";", "nginx", "RFC", "RFC ", "RFC9110 15", "rfc 9110 15", "RFC 91x0 15",
        "RFC 9110 fifteen", "RFC 9110 15.", "RFC 9110 §15", "RFC 9110 8.6;", "RFC 9110 8.6; nginx",
        "draft-Upper", "draft-a_b", "Internet-Draft draft-a"}) {
    CAPTURE(text);
    CHECK(shown(text) == "");
  }
}
