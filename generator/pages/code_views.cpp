#include "pages/code_views.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "catalogue/section_reference.hpp"
#include "compare/verdict.hpp"
#include "compare/wording.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

constexpr std::string_view questions_id = "questions";

// Every item made into a View.
template <typename Item, typename Make>
View::List views_of(const std::vector<Item>& items, Make make) {
  View::List list;
  list.reserve(items.size());
  for (const Item& item : items)
    list.push_back(make(item));
  return list;
}

// What a reader must know before anything else about a code that is not simply in use.
std::string_view standing_note(std::string_view standing) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> notes{{
      {"temporary", "Temporary registration: the meaning may still change or be withdrawn."},
      {"unused", "Unused: the number is reserved, and nothing should send it."},
      {"obsoleted", "Obsoleted: the specification has been retired."},
      {"unofficial", "Unofficial: the number is not in the IANA registry."},
  }};
  for (const auto& [name, note] : notes) {
    if (name == standing) return note;
  }
  return {};
}

// Where else than in a status line the number is met.
std::string presence_note(const StatusCode& code) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> notes{{
      {"log only", "Log only: no client ever receives this number."},
      {"internal", "Internal: the software uses this number and sends another."},
      {"in the content", "In the content only: the number stands in the body of another response."},
      {"client side", "Client side: a library makes this number up, no server sends it."},
      {"rumored", "Rumored: lists name it, but no software was found that sends it."},
  }};
  for (const auto& [name, note] : notes) {
    if (name != code.presence) continue;
    if (code.wire_status == 0) return std::string(note);
    return fmt::format("{} What is sent is {}.", note, code.wire_status);
  }
  return {};
}

std::string sender_text(const StatusCode& code) {
  return join_phrases(code.senders, " or ");
}

std::string fault_text(const StatusCode& code) {
  if (!code.fault.empty() && code.fault.front() == "none") return "nothing is wrong";
  return join_phrases(code.fault, ", then ");
}

View claim_view(const Catalogue& catalogue, const Behavior& behavior) {
  View view = make_source_view(catalogue, behavior.source);
  view.set("does", behavior.does);
  return view;
}

View behavior_groups(const Catalogue& catalogue, const StatusCode& code) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 5> groups{{
      {"clients", "Clients"},
      {"browsers", "Browsers"},
      {"caches", "Caches"},
      {"proxies", "Proxies and load balancers"},
      {"crawlers", "Crawlers"},
  }};
  View::List list;
  for (const auto& [who, label] : groups) {
    View::List claims;
    for (const Behavior& behavior : code.behavior) {
      if (behavior.who == who) claims.push_back(claim_view(catalogue, behavior));
    }
    if (!claims.empty()) list.push_back(View{{"who", label}, {"claims", std::move(claims)}});
  }
  return optional_list(std::move(list));
}

View requirement_view(const Requirement& requirement) {
  return View{{"level", requirement.level},
              {"who", requirement.who},
              {"what", requirement.what},
              {"references", make_references_view(requirement.section)}};
}

View field_view(const FieldRequirement& field) {
  return View{{"name", field.name},
              {"level", field.level},
              {"who", field.who},
              {"when", field.when},
              {"references", make_references_view(field.section)}};
}

View related_view(const Catalogue& catalogue, const StatusCode& code, const RelatedCode& related) {
  const StatusCode* other = catalogue.find_code(related.code);
  return View{
      {"code", other->code},
      {"name", other->name},
      {"color", catalogue.find_family(other->family)->color},
      {"url", code_url(related.code)},
      {"why", related.why},
      {"pair", fmt::format("{} and {}", name_beside(code, *other), name_beside(*other, code))},
      {"compare_url", canonical_pair_url(code, *other)}};
}

View redirect_view(const StatusCode& code) {
  if (!code.redirect) return {};
  const Redirect& redirect = *code.redirect;
  return View{{"permanence", redirect.permanence},
              {"method", redirect.method},
              {"standard", redirect.standard},
              {"browsers", redirect.browsers},
              {"curl", text_or_null(redirect.curl)}};
}

View registry_view(const StatusCode& code) {
  if (!code.registry) return {};
  return View{{"name", code.registry->name},
              {"reference", code.registry->reference},
              {"date", code.registry->date}};
}

// The class that a client reads from the number, whoever has defined it; none is left of 600 and
// up.
int class_digit(const StatusCode& code) {
  return code.code < 600 ? code.code / 100 : 0;
}

View section_view(const ProseSection& section, std::string_view root) {
  View::List parts;
  for (const ProseSection& part : section.parts)
    parts.push_back(section_view(part, root));
  return View{{"id", section.id},
              {"heading", section.heading},
              {"html", render_markdown(section.markdown, root)},
              {"parts", optional_list(std::move(parts))}};
}

}  // namespace

View make_card_view(const Catalogue& catalogue, const StatusCode& code) {
  const Family& family = *catalogue.find_family(code.family);
  return View{
      {"key", code.key},
      {"code", code.code},
      {"name", code.name},
      {"url", code_url(code.key)},
      {"compare_url", compare_url(code.key)},
      {"color", family.color},
      {"marks", class_digit(code)},
      {"family", View{{"title", family_title(family)},
                      {"label", family.label},
                      {"slug", family.slug},
                      {"url", family_url(family)}}},
      {"meaning", code.meaning},
      {"answer", code.answer},
      {"use_when", code.use_when},
      {"standing", code.standing},
      {"presence", code.presence},
      {"standing_note", text_or_null(standing_note(code.standing))},
      {"presence_note", text_or_null(presence_note(code))},
      {"popularity", code.popularity},
      {"heuristic", code.caching.heuristic},
      {"content_rule", code.content.rule},
      {"retry_rule", code.retry.rule},
      {"deprecated", code.deprecated},
      {"has_example", !code.examples.empty()},
      {"specification_text", code.specification.section.empty()
                                 ? code.specification.document
                                 : code.specification.document + " " + code.specification.section},
      {"specification_url", code.specification.url}};
}

View make_facts_view(const Catalogue& catalogue, const StatusCode& code) {
  const auto phrase_view = [&](const ReasonPhrase& phrase) {
    View view = make_source_view(catalogue, phrase.source);
    view.set("software", phrase.software);
    view.set("phrase", phrase.phrase);
    return view;
  };
  const auto former_view = [](const FormerName& former) {
    return View{{"name", former.name}, {"where", former.where}};
  };
  const auto text_view = [](const std::string& text) { return View(text); };
  const auto related = [&](const RelatedCode& item) { return related_view(catalogue, code, item); };
  return View{{"senders", sender_text(code)},
              {"fault", fault_text(code)},
              {"temporary", code.temporary == "not applicable" ? View() : View(code.temporary)},
              {"content", View{{"rule", code.content.rule}, {"note", code.content.note}}},
              {"caching", View{{"heuristic", code.caching.heuristic},
                               {"storable", code.caching.storable},
                               {"note", code.caching.note}}},
              {"retry", View{{"rule", code.retry.rule},
                             {"advice", code.retry.advice},
                             {"references", make_references_view(code.retry.section)}}},
              {"redirect", redirect_view(code)},
              {"specification", View{{"document", code.specification.document},
                                     {"section", text_or_null(code.specification.section)},
                                     {"url", code.specification.url}}},
              {"first_defined", code.first_defined},
              {"former_names", optional_list(views_of(code.former_names, former_view))},
              {"registry", registry_view(code)},
              {"recommended", code.recommended},
              {"common_use", code.common_use},
              {"fields", optional_list(views_of(code.fields, field_view))},
              {"requirements", optional_list(views_of(code.requirements, requirement_view))},
              {"behavior", behavior_groups(catalogue, code)},
              {"notes", optional_list(views_of(code.notes, text_view))},
              {"phrases", optional_list(views_of(code.reason_phrases, phrase_view))},
              {"grpc", code.grpc.empty() ? View() : View(join_phrases(code.grpc, ", "))},
              {"related", views_of(code.related, related)},
              {"sources", fmt::format("{}", fmt::join(code.sources, "; "))},
              {"updated", code.updated}};
}

View make_pair_view(const Catalogue& catalogue, const Comparison& comparison, const View& card_a,
                    const View& card_b) {
  const StatusCode& a = *catalogue.find_code(comparison.a);
  const StatusCode& b = *catalogue.find_code(comparison.b);
  return View{{"a", View::borrow(card_a)},
              {"b", View::borrow(card_b)},
              {"name_a", name_beside(a, b)},
              {"name_b", name_beside(b, a)},
              {"label", fmt::format("{} vs {}", name_beside(a, b), name_beside(b, a))},
              {"url", pair_url(comparison.a, comparison.b)},
              {"verdict", comparison.verdict}};
}

View make_prose_view(const Prose& prose, std::string_view root) {
  View::List sections;
  for (const ProseSection& section : prose.sections) {
    if (section.id != questions_id) sections.push_back(section_view(section, root));
  }
  return sections;
}

View make_questions_view(const Prose& prose, std::string_view root) {
  const ProseSection* questions = prose.find(questions_id);
  if (questions == nullptr) return {};
  return optional_list(views_of(questions->parts, [&](const ProseSection& part) {
    return View{{"id", part.id},
                {"question", part.heading},
                {"html", render_markdown(part.markdown, root)}};
  }));
}

View make_source_view(const Catalogue& catalogue, const std::string& source) {
  const Source* known = catalogue.find_source(source);
  if (known == nullptr) return View{{"references", make_references_view(source)}};
  return View{
      {"references", View::List{View{{"text", known->title}, {"url", text_or_null(known->url)}}}}};
}

View make_references_view(std::string_view references) {
  return views_of(parse_section_references(references), [](const SectionReference& reference) {
    return View{{"text", reference.text}, {"url", reference.url}};
  });
}

View::Object comparison_side(const StatusCode& code, const View& card,
                             std::string_view distinction) {
  DecisionRule rule = decision_rule(code, code.use_when);
  return {{"key", code.key},
          {"code", code.code},
          {"distinction", text_or_null(distinction)},
          {"label", name_with(code, distinction)},
          {"name", code.name},
          {"url", *card.find("url")},
          {"color", *card.find("color")},
          {"answer", code.answer},
          {"before", std::move(rule.before)},
          {"after", std::move(rule.after)}};
}

View::Object comparison_cell(std::string_view name, std::string_view text) {
  View::List statements;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    statements.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const bool is_list = statements.size() > 1;
  return {{"name", name},
          {"text", text},
          {"list", is_list ? optional_list(std::move(statements)) : View()}};
}

View::Object row_opening_view(const Aspect& aspect, bool differs, View cell) {
  return {{"label", aspect.label}, {"differs", differs}, {"cell", std::move(cell)}};
}

View text_or_null(std::string_view text) {
  return text.empty() ? View() : View(text);
}

View optional_list(View::List items) {
  if (items.empty()) return {};
  const std::size_t count = items.size();
  return View{{"items", std::move(items)}, {"count", count}};
}

std::string title_of(const Catalogue& catalogue, const StatusCode& code) {
  const std::string title = fmt::format("{} {}", code.code, code.name);
  if (code.key == std::to_string(code.code)) return title;
  return fmt::format("{} ({})", title, catalogue.find_family(code.family)->label);
}

std::string family_title(const Family& family) {
  return family.kind == "class" ? family.label + " " + family.name : family.name;
}

View class_label(const Family& family) {
  return family.kind == "class" ? View(family.label) : View();
}

std::string lint_url(std::string_view rule) {
  return fmt::format("lint/{}/", rule);
}

std::string code_url(std::string_view key) {
  return fmt::format("{}/", key);
}

std::string family_url(const Family& family) {
  return fmt::format("categories/{}/", family.slug);
}

std::string pair_url(std::string_view a, std::string_view b) {
  return fmt::format("compare/{}/", comparison_slug(a, b));
}

std::string article_url(const Article& article) {
  return fmt::format("articles/{}/", article.slug);
}

std::string decision_url(const DecisionTree& tree) {
  return fmt::format("decide/{}/", tree.slug);
}

std::string compare_url(std::string_view key) {
  return fmt::format("compare/{}/", key);
}

std::string canonical_pair_url(const StatusCode& a, const StatusCode& b) {
  return std::pair(a.code, a.key) < std::pair(b.code, b.key) ? pair_url(a.key, b.key)
                                                             : pair_url(b.key, a.key);
}

}  // namespace statusbook
