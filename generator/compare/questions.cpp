#include "compare/questions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "compare/wording.hpp"

namespace statusbook {
namespace {

constexpr std::size_t most_questions = 3;

// A pair as the questions see it. Borrowed for one call.
struct Pair {
  const StatusCode& a;
  const StatusCode& b;
  std::string name_a, name_b;
};

struct Topic {
  std::string_view id;
  int (*weight)(const Pair&);  // 0: nothing to ask
  std::string (*question)(const Pair&);
  std::string (*answer)(const Pair&);
};

// The two codes by name, in the order in which a question speaks of them.
struct Names {
  std::string_view first, second;
};

Names names_with_first(const Pair& pair, bool a_is_first) {
  if (a_is_first) return {pair.name_a, pair.name_b};
  return {pair.name_b, pair.name_a};
}

std::string one_after_the_other(const Pair& pair, std::string_view lead, const std::string& of_a,
                                const std::string& of_b) {
  return fmt::format("{}{}: {} {}{}: {}", lead, pair.name_a, with_full_stop(of_a), lead,
                     pair.name_b, with_full_stop(of_b));
}

// What the page of `code` says of `other`; empty if it says nothing.
std::string_view remark_on(const StatusCode& code, const StatusCode& other) {
  for (const RelatedCode& related : code.related) {
    if (related.code == other.key) return related.why;
  }
  return {};
}

int neighbor_weight(const Pair& pair) {
  const bool known = !remark_on(pair.a, pair.b).empty() || !remark_on(pair.b, pair.a).empty();
  return known ? 100 : 0;
}

std::string neighbor_question(const Pair& pair) {
  const bool knows_b = !remark_on(pair.a, pair.b).empty();
  if (knows_b && !remark_on(pair.b, pair.a).empty())
    return fmt::format("How are {} and {} related?", pair.name_a, pair.name_b);
  const auto [seen, from] = names_with_first(pair, !knows_b);
  return fmt::format("How is {} related to {}?", seen, from);
}

std::string neighbor_answer(const Pair& pair) {
  std::string answer;
  const auto add = [&](std::string_view seen, std::string_view remark) {
    if (remark.empty()) return;
    if (!answer.empty()) answer += ' ';
    answer += fmt::format("{}: {}", seen, with_full_stop(std::string(remark)));
  };
  add(pair.name_b, remark_on(pair.a, pair.b));
  add(pair.name_a, remark_on(pair.b, pair.a));
  return answer;
}

// A rule about what comes next is worth a question only if something is there to come after.
bool has_rules(const StatusCode& code) {
  const bool is_gone = code.deprecated && !code.senders.empty() && code.senders.front() == "nobody";
  return is_met(code) && code.presence != "client side" && !is_gone;
}

bool have_rules(const Pair& pair) {
  return has_rules(pair.a) && has_rules(pair.b);
}

bool is_followed(const StatusCode& code) {
  return code.redirect && code.redirect->method != "not followed";
}

int redirect_weight(const Pair& pair) {
  const bool both = is_followed(pair.a) && is_followed(pair.b);
  return both && pair.a.redirect->method != pair.b.redirect->method ? 80 : 0;
}

std::string redirect_question(const Pair& pair) {
  return fmt::format("What becomes of a POST after {}, and what after {}?", pair.name_a,
                     pair.name_b);
}

std::string redirect_answer(const Pair& pair) {
  const auto told = [](const Redirect& redirect) {
    return fmt::format("{} In browsers: {}", with_full_stop(redirect.standard), redirect.browsers);
  };
  return one_after_the_other(pair, "", told(*pair.a.redirect), told(*pair.b.redirect));
}

enum class Retry { none_needed, change, wait, refused };

Retry retry_kind(const StatusCode& code) {
  if (code.retry.rule == "not needed") return Retry::none_needed;
  if (code.retry.rule == "after a change") return Retry::change;
  if (code.retry.rule == "no") return Retry::refused;
  return Retry::wait;
}

int retry_weight(const Pair& pair) {
  if (!have_rules(pair) || pair.a.retry.rule == pair.b.retry.rule) return 0;
  const Retry a = retry_kind(pair.a), b = retry_kind(pair.b);
  if (a == b) return 45;
  return a == Retry::none_needed || b == Retry::none_needed ? 30 : 75;
}

std::string retry_question(const Pair& pair) {
  const Retry a = retry_kind(pair.a), b = retry_kind(pair.b);
  const auto names = [&](Retry first) { return names_with_first(pair, a == first); };
  const auto met = [&](Retry one, Retry other) {
    return (a == one && b == other) || (a == other && b == one);
  };
  if (met(Retry::wait, Retry::change)) {
    const auto [waits, changes] = names(Retry::wait);
    return fmt::format("What has to come before a second try after {}, and what after {}?", changes,
                       waits);
  }
  if (met(Retry::wait, Retry::refused)) {
    const auto [waits, refused] = names(Retry::wait);
    return fmt::format("What is a second try worth after {}, and what after {}?", refused, waits);
  }
  if (met(Retry::change, Retry::refused)) {
    const auto [changes, refused] = names(Retry::change);
    return fmt::format(
        "What has to change before a request gets past {}, and does anything help after {}?",
        changes, refused);
  }
  if (a == b) {
    return fmt::format("How soon, and with which methods, may a request follow {} or {}?",
                       pair.name_a, pair.name_b);
  }
  const auto [done, other] = names(Retry::none_needed);
  return fmt::format("What is a client to do next after {}, and what after {}?", done, other);
}

std::string retry_answer(const Pair& pair) {
  return one_after_the_other(pair, "After ", pair.a.retry.advice, pair.b.retry.advice);
}

// 303 is nothing without Location, though RFC 9110 15.4.4 has no keyword for it. What a code only
// SHOULD have in some cases is not what tells it from another.
bool is_demanded(const FieldRequirement& field) {
  return field.level == "MUST" ||
         (field.always && (field.level == "SHOULD" || field.level == "no keyword"));
}

bool may_have(const StatusCode& code, std::string_view field_name) {
  return std::any_of(code.fields.begin(), code.fields.end(), [&](const FieldRequirement& field) {
    return field.name == field_name && field.level != "MUST NOT";
  });
}

using Demands = std::vector<const FieldRequirement*>;

// What `code` calls for first of what no rule ties to `other`. A field that belongs to every
// response comes with all others that do, as Connection does with Upgrade.
Demands own_demands(const StatusCode& code, const StatusCode& other) {
  Demands demands;
  for (const FieldRequirement& field : code.fields) {
    if (!is_demanded(field) || may_have(other, field.name)) continue;
    const bool belongs = demands.empty() || (demands.front()->always && field.always &&
                                             demands.front()->level == field.level);
    if (belongs) demands.push_back(&field);
  }
  return demands;
}

int fields_weight(const Pair& pair) {
  if (!have_rules(pair) || !is_received(pair.a) || !is_received(pair.b)) return 0;
  const bool any = !own_demands(pair.a, pair.b).empty() || !own_demands(pair.b, pair.a).empty();
  return any ? 70 : 0;
}

std::string always_question(const Demands& demands, std::string_view with,
                            std::string_view without) {
  const std::string_view field = demands.size() > 1 ? "header fields" : "header field";
  if (demands.front()->level == "MUST")
    return fmt::format("Which {} must every {} have that a {} need not?", field, with, without);
  if (demands.front()->level == "SHOULD")
    return fmt::format("Which {} should a {} have that a {} need not?", field, with, without);
  return fmt::format("Which {} belongs to every {} by definition, and not to {}?", field, with,
                     without);
}

std::string fields_question(const Pair& pair) {
  const Demands of_a = own_demands(pair.a, pair.b), of_b = own_demands(pair.b, pair.a);
  if (!of_a.empty() && !of_b.empty()) {
    return fmt::format("Which header field does {} call for, and which does {}?", pair.name_a,
                       pair.name_b);
  }
  const auto [with, without] = names_with_first(pair, !of_a.empty());
  const Demands& demands = of_a.empty() ? of_b : of_a;
  if (demands.front()->always) return always_question(demands, with, without);
  return fmt::format("When does {} call for {}, which {} does not need?", with,
                     demands.front()->name, without);
}

std::string_view without_start(std::string_view text, std::string_view start) {
  if (text.starts_with(start)) text.remove_prefix(start.size());
  return text;
}

std::string demand_in_words(const FieldRequirement& field, std::string_view lead) {
  const bool has_keyword = field.level == "MUST" || field.level == "SHOULD";
  return fmt::format("{} {} {} {} {}", lead, without_start(field.who, "the "),
                     has_keyword ? field.level + " send" : "sends", field.name,
                     with_full_stop(std::string(without_start(field.when, "always, "))));
}

// "in every 405" names the code already, as does the sentence before.
std::string demands_in_words(const Demands& demands, const std::string& name) {
  std::vector<std::string> sentences;
  for (const FieldRequirement* field : demands) {
    const bool is_named = !sentences.empty() || field->when.find(name) != std::string::npos;
    sentences.push_back(
        demand_in_words(*field, is_named ? "The" : fmt::format("With {}, the", name)));
  }
  return fmt::format("{}", fmt::join(sentences, " "));
}

std::string fields_answer(const Pair& pair) {
  const std::string of_a = demands_in_words(own_demands(pair.a, pair.b), pair.name_a);
  const std::string of_b = demands_in_words(own_demands(pair.b, pair.a), pair.name_b);
  return of_a.empty() || of_b.empty() ? of_a + of_b : fmt::format("{} {}", of_a, of_b);
}

int content_weight(const Pair& pair) {
  const std::string_view a = pair.a.content.rule, b = pair.b.content.rule;
  if (!have_rules(pair) || a == b || a == "not applicable" || b == "not applicable") return 0;
  if (a == "forbidden" || b == "forbidden") return 68;
  // What is merely allowed, or a vendor's own, belongs nowhere.
  const bool is_ruled = pair.a.standing != "unofficial" && pair.b.standing != "unofficial";
  return is_ruled && (a == "required" || b == "required") ? 40 : 0;
}

std::string content_question(const Pair& pair) {
  const bool a_is_bare = pair.a.content.rule == "forbidden";
  if (!a_is_bare && pair.b.content.rule != "forbidden") {
    return fmt::format("What belongs in the content of {}, and what in that of {}?", pair.name_a,
                       pair.name_b);
  }
  const auto [bare, other] = names_with_first(pair, a_is_bare);
  return fmt::format("May {} carry content, as {} may?", bare, other);
}

std::string content_answer(const Pair& pair) {
  const bool a_is_bare = pair.a.content.rule == "forbidden";
  if (a_is_bare || pair.b.content.rule == "forbidden") {
    const StatusCode& code = a_is_bare ? pair.a : pair.b;
    return fmt::format("No. {}: {}", a_is_bare ? pair.name_a : pair.name_b,
                       with_full_stop(code.content.note));
  }
  return one_after_the_other(pair, "", pair.a.content.note, pair.b.content.note);
}

int caching_weight(const Pair& pair) {
  const std::string_view a = pair.a.caching.storable, b = pair.b.caching.storable;
  if (!have_rules(pair) || a == b || a == "not applicable" || b == "not applicable") return 0;
  if (a == "if marked" || b == "if marked") return a == "never" || b == "never" ? 45 : 55;
  return 65;
}

std::string caching_question(const Pair& pair) {
  const std::string_view a = pair.a.caching.storable, b = pair.b.caching.storable;
  if (a == "by default" || b == "by default") {
    const auto [kept, other] = names_with_first(pair, a == "by default");
    return fmt::format("A cache may keep {} unasked; what about {}?", kept, other);
  }
  const auto [marked, never] = names_with_first(pair, a == "if marked");
  return fmt::format("A cache may keep {} if it is marked so; may it keep {}?", marked, never);
}

// Of three rules, "never" beside "if marked" is the one that is asked for by yes or no.
std::string caching_answer(const Pair& pair) {
  const std::string_view a = pair.a.caching.storable, b = pair.b.caching.storable;
  const bool is_denied = a != "by default" && b != "by default";
  return (is_denied ? "No. " : "") +
         one_after_the_other(pair, "", pair.a.caching.note, pair.b.caching.note);
}

int notes_weight(const Pair& pair) {
  return pair.a.telling_note.empty() || pair.b.telling_note.empty() ? 0 : 20;
}

std::string notes_question(const Pair& pair) {
  return fmt::format("What is easily missed about {} and {}?", pair.name_a, pair.name_b);
}

std::string notes_answer(const Pair& pair) {
  return one_after_the_other(pair, "", pair.a.telling_note, pair.b.telling_note);
}

constexpr std::array<Topic, 7> topics{{
    {"question-neighbors", neighbor_weight, neighbor_question, neighbor_answer},
    {"question-method", redirect_weight, redirect_question, redirect_answer},
    {"question-retry", retry_weight, retry_question, retry_answer},
    {"question-fields", fields_weight, fields_question, fields_answer},
    {"question-content", content_weight, content_question, content_answer},
    {"question-caching", caching_weight, caching_question, caching_answer},
    {"question-notes", notes_weight, notes_question, notes_answer},
}};

}  // namespace

std::vector<DerivedQuestion> derive_questions(const StatusCode& a, const StatusCode& b) {
  const Pair pair{a, b, name_beside(a, b), name_beside(b, a)};
  std::vector<std::pair<int, const Topic*>> ranking;
  for (const Topic& topic : topics) {
    if (const int weight = topic.weight(pair); weight > 0) ranking.emplace_back(weight, &topic);
  }
  std::stable_sort(ranking.begin(), ranking.end(),
                   [](const auto& x, const auto& y) { return x.first > y.first; });
  if (ranking.size() > most_questions) ranking.resize(most_questions);
  std::vector<DerivedQuestion> questions;
  questions.reserve(ranking.size());
  for (const auto& [weight, topic] : ranking) {
    questions.push_back({std::string(topic->id), topic->question(pair), topic->answer(pair)});
  }
  return questions;
}

}  // namespace statusbook
