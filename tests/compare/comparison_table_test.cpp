#include "compare/comparison_table.hpp"

#include <algorithm>
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
            "fault* nowhere: no fault is reported | upstream, then network",
            "sender* origin server | gateway or proxy",
            "retry* no need to | GET, HEAD, PUT and DELETE: yes\nPOST and PATCH: only after a "
            "check",
            "fields* Location (SHOULD in some cases)\nDate (MUST) | none",
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
        "and first definition.");
  StatusCode other = bad_gateway();
  other.code = 402;
  other.meaning = other.popularity = other.common_use = other.first_defined = "x";
  other.fault = other.senders = {"x"};
  other.temporary = other.retry.rule = other.content.rule = other.caching.storable = "x";
  other.fields = found().fields;
  other.behavior = {};
  other.specification.document = "x";
  CHECK(summary_of(other, bad_gateway()) ==
        "Same for both: gRPC status and standing in the registry.");
  other.grpc = {"x"};
  other.standing = "x";
  CHECK(summary_of(other, bad_gateway()) == "");
}

TEST_CASE("what is usual makes no row unless the other code is unusual") {
  StatusCode log_only = bad_gateway();
  log_only.presence = "log only";
  const auto has_row = [](const StatusCode& a, const StatusCode& b, const std::string& start) {
    const auto rows = rows_of(a, b);
    return std::any_of(rows.begin(), rows.end(),
                       [&](const std::string& row) { return row.starts_with(start); });
  };
  CHECK_FALSE(has_row(bad_gateway(), bad_gateway(), "received"));
  CHECK(has_row(bad_gateway(), log_only, "received* the number itself | nothing"));
  CHECK(has_row(log_only, log_only, "received nothing"));
  CHECK_FALSE(has_row(bad_gateway(), bad_gateway(), "fields"));
  CHECK(has_row(found(), bad_gateway(), "fields* Location"));
}
