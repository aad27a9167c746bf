#include "compare/comparison_table.hpp"

#include <catch2/catch.hpp>

#include "compare/facts.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

// "meaning: x | y", with '*' where they differ.
std::vector<std::string> rows_of(const StatusCode& a, const StatusCode& b) {
  const AspectSheet sheet_a = make_aspect_sheet(a), sheet_b = make_aspect_sheet(b);
  std::vector<std::string> shown;
  for (const ComparisonRow& row : compare(sheet_a, sheet_b)) {
    shown.push_back(std::string(row.aspect->id) + (row.differs ? "* " : " ") + std::string(row.a) +
                    " | " + std::string(row.b));
  }
  return shown;
}

std::string summary_of(const StatusCode& a, const StatusCode& b) {
  const AspectSheet sheet_a = make_aspect_sheet(a), sheet_b = make_aspect_sheet(b);
  return sum_up_equal_rows(compare(sheet_a, sheet_b));
}

}  // namespace

TEST_CASE("a row is there only if both codes have something to say, those that differ first") {
  CHECK(rows_of(found(), bad_gateway()) ==
        std::vector<std::string>{
            "meaning* It is elsewhere for now | The server behind gave nonsense",
            "class* 3xx, redirection | 5xx, server error",
            "fault* nowhere: nothing is wrong | upstream, then network",
            "sender* origin server | gateway or proxy",
            "retry* no need to | if idempotent: Check first.",
            "fields* Location (SHOULD in some cases), Date (MUST) | none",
            "use Sent by proxies. | Sent by proxies.",
            "popularity common | common",
            "standing registered | registered",
            "specification RFC 9110, section 15.6.3 | RFC 9110, section 15.6.3",
            "first-defined RFC 1945 | RFC 1945",
        });
}

TEST_CASE("the order of the two codes changes the columns and nothing else") {
  const auto forth = rows_of(found(), bad_gateway());
  const auto back = rows_of(bad_gateway(), found());
  REQUIRE(back.size() == forth.size());
  CHECK(back[1] == "class* 5xx, server error | 3xx, redirection");
}

TEST_CASE("what is the same for both is summed up in one sentence") {
  CHECK(summary_of(found(), bad_gateway()) ==
        "Same for both: common use, how often it is met, standing in the registry, specification "
        "and first defined in.");
  StatusCode other = bad_gateway();
  other.code = 402;
  other.meaning = other.popularity = other.common_use = other.first_defined = "x";
  other.fault = other.senders = {"x"};
  other.temporary = other.retry.rule = other.content.rule = other.caching.storable = "x";
  other.fields = found().fields;
  other.behavior = {};
  other.specification.document = "x";
  CHECK(summary_of(other, bad_gateway()) ==
        "Same for both: gRPC equivalent and standing in the registry.");
  other.grpc = {"x"};
  other.standing = "x";
  CHECK(summary_of(other, bad_gateway()) == "");
}

TEST_CASE("a pair that nobody has written about has a verdict from the two meanings") {
  CHECK(derive_verdict(found(), bad_gateway()) ==
        "302 says: It is elsewhere for now. 502 says: The server behind gave nonsense.");
}

TEST_CASE("a question is derived only where the facts differ") {
  const auto questions = derive_questions(found(), bad_gateway());
  REQUIRE(questions.size() == 3);
  CHECK(questions[0].id == "question-retry");
  CHECK(questions[0].question == "Does a client handle 302 and 502 alike?");
  CHECK(questions[0].answer == "No. After 302: Follow it. After 502: Check first.");
  CHECK(questions[1].id == "question-caching");
  CHECK(questions[1].question == "Will a cache keep a 302 or a 502?");
  CHECK(questions[1].answer == "302: None. 502: Only if it says so.");
  CHECK(questions[2].id == "question-content");
  CHECK(questions[2].question == "Do 302 and 502 both carry content?");
  CHECK(questions[2].answer == "302: None. 502: Say why.");
  CHECK(derive_questions(found(), found()).empty());
}

TEST_CASE("an answer ends each code's part with a full stop, which may be missing in the facts") {
  StatusCode other = bad_gateway();
  other.code = 503;
  other.retry = {"no", "Do not", ""};
  const auto questions = derive_questions(other, bad_gateway());
  REQUIRE(questions.size() == 1);
  CHECK(questions[0].answer == "No. After 503: Do not. After 502: Check first.");
}

TEST_CASE("two meanings of one number are told apart by their families") {
  StatusCode other = bad_gateway();
  other.key = "502-vendor";
  other.family = "vendor";
  other.meaning = "Something else";
  CHECK(name_beside(other, bad_gateway()) == "502 (vendor)");
  CHECK(name_beside(bad_gateway(), found()) == "502");
  CHECK(derive_verdict(bad_gateway(), other) ==
        "502 (" + bad_gateway().family +
            ") says: The server behind gave nonsense. 502 (vendor) says: Something else.");
}
