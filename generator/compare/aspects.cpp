#include "compare/aspects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "compare/wording.hpp"

namespace statusbook {
namespace {

std::string class_of(const StatusCode& code) {
  static constexpr const char* names[] = {
      "", "informational", "successful", "redirection", "client error", "server error"};
  const int digit = code.code / 100;
  return digit < 1 || digit > 5 ? "" : fmt::format("{}xx, {}", digit, names[digit]);
}

std::string meaning_of(const StatusCode& code) {
  return code.meaning;
}

std::string fault_of(const StatusCode& code) {
  if (!is_met(code)) return "";
  if (code.fault.empty() || code.fault.front() == "none") return "nowhere: no fault is reported";
  return join_phrases(code.fault, ", then ");
}

std::string sender_of(const StatusCode& code) {
  return join_phrases(code.senders, " or ");
}

std::string temporary_of(const StatusCode& code) {
  return !is_met(code) || code.temporary == "not applicable" ? "" : code.temporary;
}

// A rule about methods names them; the advice of each code is on its own page, and in a question
// where two codes differ.
std::string retry_of(const StatusCode& code) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> texts{
      {{"not needed", "no need to"},
       {"after a change", "only after a change"},
       {"if idempotent", "GET, HEAD, PUT and DELETE: yes\nPOST and PATCH: only after a check"},
       {"after a delay", "after a pause"},
       {"any method", "yes, with any method"},
       {"no", "no"}}};
  if (!is_met(code)) return "";
  for (const auto& [rule, text] : texts) {
    if (rule == code.retry.rule) return std::string(text);
  }
  return code.retry.rule;
}

std::string permanence_of(const StatusCode& code) {
  return code.redirect && code.redirect->permanence != "neither" ? code.redirect->permanence : "";
}

std::string method_of(const StatusCode& code) {
  return code.redirect ? code.redirect->method : "";
}

std::string content_of(const StatusCode& code) {
  return code.content.rule == "not applicable" ? "" : code.content.rule;
}

std::string fields_of(const StatusCode& code) {
  std::vector<std::string> needed;
  for (const FieldRequirement& field : code.fields) {
    const bool has_keyword = field.level == "MUST" || field.level == "SHOULD";
    const bool is_defining = field.level == "no keyword" && field.always;
    if (!has_keyword && !is_defining) continue;
    const std::string_view extent = field.always ? "" : " in some cases";
    const std::string_view level = has_keyword ? std::string_view(field.level) : "by definition";
    const std::string text = fmt::format("{} ({}{})", field.name, level, extent);
    if (std::find(needed.begin(), needed.end(), text) == needed.end()) needed.push_back(text);
  }
  return needed.empty() ? "none" : fmt::format("{}", fmt::join(needed, "\n"));
}

std::string caching_of(const StatusCode& code) {
  if (code.caching.storable == "not applicable") return "";
  return code.caching.storable;
}

std::string behavior_of(const StatusCode& code, std::string_view who) {
  std::string text;
  for (const Behavior& behavior : code.behavior) {
    if (behavior.who != who) continue;
    if (!text.empty()) text += '\n';
    text += behavior.does;
  }
  return text;
}

std::string browsers_of(const StatusCode& code) {
  return behavior_of(code, "browsers");
}
std::string crawlers_of(const StatusCode& code) {
  return behavior_of(code, "crawlers");
}
std::string proxies_of(const StatusCode& code) {
  return behavior_of(code, "proxies");
}

std::string use_of(const StatusCode& code) {
  return code.common_use;
}

std::string popularity_of(const StatusCode& code) {
  return code.popularity;
}

std::string grpc_of(const StatusCode& code) {
  return join_phrases(code.grpc, ", ");
}

std::string specification_of(const StatusCode& code) {
  if (code.specification.section.empty()) return code.specification.document;
  return fmt::format("{}, section {}", code.specification.document, code.specification.section);
}

std::string first_defined_of(const StatusCode& code) {
  return code.first_defined;
}

std::string standing_of(const StatusCode& code) {
  return code.standing;
}

}  // namespace

const std::vector<Aspect>& aspects() {
  static const std::vector<Aspect> table{
      {"meaning", "Meaning", "meaning", meaning_of},
      {"class", "Class", "class", class_of},
      {"fault", "Where the fault lies", "where the fault lies", fault_of},
      {"sender", "Who sends it", "who sends it", sender_of},
      {"received", "What a client receives", "what a client receives", received_of,
       "the number itself"},
      {"temporary", "Temporary?", "whether it passes", temporary_of},
      {"permanence", "Permanent or temporary move", "permanence", permanence_of},
      {"method", "Method of the next request", "the method of the next request", method_of},
      {"retry", "May a client retry?", "whether a client may retry", retry_of},
      {"fields", "Header fields this code asks for", "header fields", fields_of, "none"},
      {"content", "Content", "the rule for content", content_of},
      {"caching", "Stored by caches", "storing by caches", caching_of},
      {"browsers", "What browsers do", "what browsers do", browsers_of},
      {"crawlers", "What crawlers do", "what crawlers do", crawlers_of},
      {"proxies", "What servers and proxies do", "what servers and proxies do", proxies_of},
      {"use", "Common use", "common use", use_of},
      {"popularity", "How often it is met", "how often it is met", popularity_of},
      {"grpc", "gRPC status (google.rpc)", "gRPC status", grpc_of},
      {"standing", "Standing in the registry", "standing in the registry", standing_of},
      {"specification", "Specification", "specification", specification_of},
      {"first-defined", "First defined in", "first definition", first_defined_of},
  };
  return table;
}

std::size_t index_of(const Aspect& aspect) {
  return static_cast<std::size_t>(&aspect - aspects().data());
}

AspectSheet make_aspect_sheet(const StatusCode& code) {
  AspectSheet sheet;
  for (const Aspect& aspect : aspects())
    sheet.values.push_back(aspect.value_of(code));
  return sheet;
}

std::string join_phrases(const std::vector<std::string>& phrases, std::string_view last_separator) {
  std::string text;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) text += i + 1 == phrases.size() ? last_separator : std::string_view(", ");
    text += phrases[i];
  }
  return text;
}

}  // namespace statusbook
