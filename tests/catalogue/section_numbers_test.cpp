// Every section of an RFC that the catalogue or a lint rule names is one that the RFC has:
// tests/data/catalogue/rfc_sections.txt. RFCs with "?" there could not be read.

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "catalogue/published_catalogue.hpp"
#include "http/rules.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

using Sections = std::map<std::string, std::set<std::string>>;

const Sections& known_sections() {
  static const Sections sections = [] {
    Sections found;
    for (const std::string& row : rows_of_table("rfc_sections.txt")) {
      const auto cells = cells_of(row, ' ');
      found[cells[0]] = {cells.begin() + 1, cells.end()};
    }
    return found;
  }();
  return sections;
}

// "" when fine, otherwise what is wrong.
std::string problem_with(const std::string& rfc, const std::string& section) {
  const auto found = known_sections().find(rfc);
  if (found == known_sections().end()) return "RFC " + rfc + " is not in the table";
  if (found->second.contains("?") || found->second.contains(section)) return "";
  return "RFC " + rfc + " has no section " + section;
}

// Each (RFC, section) that a text names: "RFC 9110 15.6.3", "RFC 9110, sections 3 and 4.2.2",
// "RFC9110, Section 3", "rfc:9110/15.6.3".
std::vector<std::pair<std::string, std::string>> named_in(const std::string& text) {
  static const std::regex prose(
      R"((?:RFC ?(\d+)(?:,? [Ss]ections?)? |rfc:(\d+)/)((?:\d+|[A-Z])(?:\.\d+)*)(?![A-Za-z0-9])((?:(?:,| and|, and) (?:\d+|[A-Z])(?:\.\d+)+(?![A-Za-z0-9]))*))");
  static const std::regex number(R"((?:\d+|[A-Z])(?:\.\d+)+)");
  std::vector<std::pair<std::string, std::string>> named;
  for (std::sregex_iterator match(text.begin(), text.end(), prose), end; match != end; ++match) {
    const std::string rfc = (*match)[1].matched ? (*match)[1].str() : (*match)[2].str();
    named.emplace_back(rfc, (*match)[3].str());
    const std::string more = (*match)[4].str();
    for (std::sregex_iterator each(more.begin(), more.end(), number); each != end; ++each)
      named.emplace_back(rfc, each->str());
  }
  return named;
}

std::vector<std::string> problems_in(const std::string& file) {
  std::ifstream stream(file);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  std::vector<std::string> problems;
  for (const auto& [rfc, section] : named_in(text)) {
    if (const std::string problem = problem_with(rfc, section); !problem.empty())
      problems.push_back(file + ": " + problem);
  }
  return problems;
}

}  // namespace

TEST_CASE("references to sections are recognized in texts") {
  using Named = std::vector<std::pair<std::string, std::string>>;
  CHECK(named_in("RFC 9110 15.6.3; RFC 9112 6.3") == Named{{"9110", "15.6.3"}, {"9112", "6.3"}});
  CHECK(named_in("(RFC 9111 3 and 4.2.2).") == Named{{"9111", "3"}, {"9111", "4.2.2"}});
  CHECK(named_in("RFC 9110, section 3.7, says") == Named{{"9110", "3.7"}});
  CHECK(named_in("RFC9110, Section 15.6.3") == Named{{"9110", "15.6.3"}});
  CHECK(named_in("[x](rfc:9112/B.3)") == Named{{"9112", "B.3"}});
  CHECK(named_in("RFC 9110, 9111 and 9112") == Named{});
  CHECK(named_in("RFC 9110 says 3.5 times") == Named{});
  CHECK(named_in("In RFC 2518. 5 methods") == Named{});
}

TEST_CASE("a section that an RFC does not have is noticed") {
  CHECK(problem_with("9110", "15.6.3") == "");
  CHECK(problem_with("9110", "15.6.7") == "RFC 9110 has no section 15.6.7");
  CHECK(problem_with("9110", "15.7") == "RFC 9110 has no section 15.7");
  CHECK(problem_with("9999", "1") == "RFC 9999 is not in the table");
  CHECK(problem_with("2774", "7") == "");
}

TEST_CASE("every section that the content names exists") {
  std::vector<std::string> problems;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PROJECT_ROOT "/content")) {
    const std::string name = entry.path().extension();
    if (name != ".json" && name != ".md") continue;
    const auto found = problems_in(entry.path());
    problems.insert(problems.end(), found.begin(), found.end());
  }
  CHECK(problems == std::vector<std::string>{});
}

TEST_CASE("the sections in which codes are specified exist, and their links lead there") {
  for (const StatusCode& code : published_catalogue().codes) {
    const Specification& specification = code.specification;
    if (!specification.document.starts_with("RFC ") || specification.section.empty()) continue;
    CAPTURE(code.key);
    const std::string rfc = specification.document.substr(4);
    CHECK(problem_with(rfc, specification.section) == "");
    CHECK(specification.url == fmt::format("https://www.rfc-editor.org/rfc/rfc{}.html#section-{}",
                                           rfc, specification.section));
  }
}

TEST_CASE("every section that a lint rule names exists") {
  for (const http::Rule& rule : http::all_rules()) {
    if (!rule.document.starts_with("rfc") || rule.number.empty()) continue;
    CAPTURE(rule.id);
    CHECK(problem_with(std::string(rule.document.substr(3)), std::string(rule.number)) == "");
  }
}
