#include "catalogue/status_facts.hpp"

#include <optional>

namespace statusbook {
namespace {

http::ContentRule content_rule(const std::string& rule) {
  if (rule == "forbidden") return http::ContentRule::forbidden;
  if (rule == "required") return http::ContentRule::required;
  return rule == "recommended" ? http::ContentRule::recommended : http::ContentRule::allowed;
}

http::Standing standing_of(const StatusCode& code) {
  if (code.standing == "unofficial") return http::Standing::unregistered;
  if (code.standing == "unused") return http::Standing::unused;
  return code.deprecated || code.standing == "obsoleted" ? http::Standing::deprecated
                                                         : http::Standing::current;
}

// What is asked for only under a condition that the response does not show may be there, no more.
std::optional<http::Level> level_of(const FieldRequirement& field) {
  const bool asked =
      field.level == "MUST" || field.level == "SHOULD" || field.level == "RECOMMENDED";
  if (asked && field.always) return field.level == "MUST" ? http::Level::must : http::Level::should;
  if (asked || field.level == "MAY") return http::Level::may;
  return std::nullopt;  // it must not be there, or the text uses no keyword
}

std::vector<http::RequiredField> required_fields(const StatusCode& code) {
  std::vector<http::RequiredField> fields;
  for (const FieldRequirement& field : code.fields) {
    if (const auto level = level_of(field)) fields.push_back({field.name, *level});
  }
  return fields;
}

http::StatusFacts facts_of(const StatusCode& code) {
  http::StatusFacts facts;
  facts.code = code.code;
  facts.name = code.name;
  for (const FormerName& former : code.former_names)
    facts.former_names.push_back(former.name);
  facts.content = content_rule(code.content.rule);
  facts.standing = standing_of(code);
  if (facts.standing == http::Standing::unregistered) facts.used_by = code.family;
  facts.fields = required_fields(code);
  return facts;
}

// A response does not tell which meaning of its number it has, so the phrase of each is right.
void add_other_phrases(http::StatusFacts& facts, const std::vector<StatusCode>& codes) {
  for (const StatusCode& code : codes) {
    if (code.code == facts.code && code.name != facts.name) facts.former_names.push_back(code.name);
  }
}

}  // namespace

http::StatusFactsTable status_facts_of(const std::vector<StatusCode>& codes) {
  std::vector<http::StatusFacts> rows;
  for (const StatusCode& code : codes) {
    rows.push_back(facts_of(code));
    add_other_phrases(rows.back(), codes);
  }
  return http::StatusFactsTable(std::move(rows));
}

}  // namespace statusbook
