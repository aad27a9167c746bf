#include "compare/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "compare/wording.hpp"

namespace statusbook {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

template <std::size_t size>
std::string words_for(const std::array<Words, size>& table, std::string_view value) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Words& each) { return each.first == value; });
  return found == table.end() ? "" : std::string(found->second);
}

// RFC 9110 15: a client handles a number that it does not know by its first digit.
std::string class_words(const StatusCode& code) {
  static constexpr std::array<std::string_view, 6> words{"",
                                                         "is classed as informational",
                                                         "is classed as a success",
                                                         "is classed as a redirection",
                                                         "is classed as a client error",
                                                         "is classed as a server error"};
  if (code.standing == "unused") return "";
  const int digit = code.code / 100;
  if (digit < 1 || digit > 5) return "lies outside the range of status codes";
  return std::string(words[static_cast<std::size_t>(digit)]);
}

std::string permanence_words(const StatusCode& code) {
  static constexpr std::array<Words, 3> table{{{"permanent", "is a permanent redirect"},
                                               {"temporary", "is a temporary redirect"},
                                               {"neither", "is not followed by itself"}}};
  return code.redirect ? words_for(table, code.redirect->permanence) : "";
}

std::string method_words(const StatusCode& code) {
  static constexpr std::array<Words, 3> table{{{"kept", "keeps the method"},
                                               {"POST may become GET", "lets a POST become a GET"},
                                               {"becomes GET", "makes the next request a GET"}}};
  return code.redirect ? words_for(table, code.redirect->method) : "";
}

std::string registry_words(const StatusCode& code) {
  return code.standing == "unofficial" ? "stands outside the registry" : "is registered with IANA";
}

std::string fault_words(const StatusCode& code) {
  static constexpr std::array<Words, 6> table{
      {{"client", "points to the client"},
       {"server", "points to the server that answers"},
       {"upstream", "points to a server behind the gateway"},
       {"network", "points to the network"},
       {"policy", "points to a rule somebody has set"},
       {"none", "reports no fault"}}};
  return !is_met(code) || code.fault.empty() ? "" : words_for(table, code.fault.front());
}

std::string content_words(const StatusCode& code) {
  if (code.content.rule == "not applicable") return "";
  return code.content.rule == "forbidden" ? "carries no content" : "can carry content";
}

std::string sender_words(const StatusCode& code) {
  static constexpr std::array<Words, 5> table{
      {{"origin server", "usually comes from the origin server"},
       {"gateway", "usually comes from a gateway"},
       {"proxy", "usually comes from a proxy"},
       {"cache", "usually comes from a cache"},
       {"network access gateway", "comes from the network's own gateway"}}};
  return code.senders.empty() ? "" : words_for(table, code.senders.front());
}

std::string retry_words(const StatusCode& code) {
  static constexpr std::array<Words, 5> table{
      {{"after a change", "needs a change before the next try"},
       {"after a delay", "asks for a pause before the next try"},
       {"if idempotent", "lets GET, HEAD, PUT and DELETE be repeated"},
       {"any method", "lets a request with any method be repeated"},
       {"no", "is not to be answered with a repeat"}}};
  return is_met(code) ? words_for(table, code.retry.rule) : "";
}

std::string duration_words(const StatusCode& code) {
  // What needs a change before the next try passes when somebody makes it, as with 507 and 511.
  if (code.retry.rule == "after a change" && code.temporary != "no") return "";
  static constexpr std::array<Words, 3> table{{{"yes", "usually passes with time"},
                                               {"usually", "usually passes with time"},
                                               {"no", "lasts until somebody changes something"}}};
  return is_met(code) ? words_for(table, code.temporary) : "";
}

// In the order in which they decide. An empty text means that the code has nothing to say there.
constexpr std::array contrasts{class_words,    permanence_words, method_words,
                               fault_words,    content_words,    sender_words,
                               duration_words, retry_words,      registry_words};

bool is_sender(const StatusCode& code, const std::string& who) {
  return std::find(code.senders.begin(), code.senders.end(), who) != code.senders.end();
}

// Who usually sends a code tells two apart only if the other one is never sent from there.
bool share_usual_sender(const StatusCode& a, const StatusCode& b) {
  if (a.senders.empty() || b.senders.empty()) return false;
  return is_sender(a, b.senders.front()) || is_sender(b, a.senders.front());
}

std::string meaning_in_quotes(const StatusCode& code) {
  return fmt::format("“{}”", code.meaning);
}

std::string in_lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// "is classed as a success, “Success, …”" would say it twice.
bool say_the_same(const std::string& words, const std::string& meaning) {
  static constexpr std::array<std::string_view, 3> stems{"success", "reserv", "made up"};
  const std::string lower = in_lower_case(meaning);
  return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) {
    return words.find(stem) != std::string::npos && lower.find(stem) != std::string::npos;
  });
}

std::string words_and_meaning(const StatusCode& code, const StatusCode& other,
                              const std::string& words) {
  const std::string name = name_beside(code, other);
  if (say_the_same(words, code.meaning))
    return fmt::format("{} is {}", name, meaning_in_quotes(code));
  return fmt::format("{} {}, {}", name, words, meaning_in_quotes(code));
}

std::string contrast(const StatusCode& a, const StatusCode& b, const std::string& words_a,
                     const std::string& words_b) {
  return fmt::format("{}; {}.", words_and_meaning(a, b, words_a), words_and_meaning(b, a, words_b));
}

std::string contrast_of_meanings(const StatusCode& a, const StatusCode& b) {
  if (a.standing == "unused" && b.standing == "unused") {
    return fmt::format("Neither has a meaning: {} is {}, {} is {}.", name_beside(a, b),
                       meaning_in_quotes(a), name_beside(b, a), meaning_in_quotes(b));
  }
  return fmt::format("{} means {}, whereas {} means {}.", name_beside(a, b), meaning_in_quotes(a),
                     name_beside(b, a), meaning_in_quotes(b));
}

}  // namespace

std::string derive_verdict(const StatusCode& a, const StatusCode& b) {
  if (a.code == b.code) {
    return fmt::format("Where the {} comes from decides: {} means {} and {} means {}.", a.code,
                       name_beside(a, b), meaning_in_quotes(a), name_beside(b, a),
                       meaning_in_quotes(b));
  }
  const std::string place_a = place_of(a), place_b = place_of(b);
  if (place_a != place_b) {
    const std::string received = "is a status that clients receive";
    return contrast(a, b, place_a.empty() ? received : place_a,
                    place_b.empty() ? received : place_b);
  }
  for (const auto words_of : contrasts) {
    if (words_of == sender_words && share_usual_sender(a, b)) continue;
    const std::string words_a = words_of(a), words_b = words_of(b);
    if (!words_a.empty() && !words_b.empty() && words_a != words_b)
      return contrast(a, b, words_a, words_b);
  }
  return contrast_of_meanings(a, b);
}

DecisionRule decision_rule(const StatusCode& code, std::string_view when) {
  constexpr std::string_view never = "never";
  if (when.starts_with(never)) {
    const std::size_t reason = std::min(when.find_first_of(";:"), when.size());
    const std::string_view qualifier = when.substr(never.size(), reason - never.size());
    const std::string_view rest = when.substr(std::min(reason + 1, when.size()));
    return {"Never return ",
            rest.empty() ? fmt::format("{}.", qualifier) : fmt::format("{}:{}.", qualifier, rest)};
  }
  static constexpr std::array<Words, 5> places{{{"log only", " in a log"},
                                                {"internal", " inside the server"},
                                                {"in the content", " in the content"},
                                                {"client side", " from a client library"},
                                                {"rumored", ", if anywhere,"}}};
  // "in a log" is not said twice.
  const bool is_said = when.find("log") != std::string_view::npos && code.presence == "log only";
  const std::string place = words_for(places, code.presence);
  const bool is_yours = when.starts_with("you");
  const bool is_somebody_elses = !is_yours && (!is_received(code) || code.standing == "unofficial");
  if (!place.empty() || is_somebody_elses)
    return {"Expect ", fmt::format("{} when {}.", is_said ? "" : place, when)};
  // "Out of use" has been said of it: what is left is a vendor's own software.
  if (!is_received(code)) return {"Return ", fmt::format(" only when {}.", when)};
  return {"Return ", fmt::format(" when {}.", when)};
}

}  // namespace statusbook
