#include <fmt/format.h>

#include <array>
#include <utility>

#include "catalogue/section_reference.hpp"
#include "http/lint.hpp"
#include "http/rules.hpp"
#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"
#include "pages/search_texts.hpp"
#include "render/http_html.hpp"

namespace statusbook {
namespace {

// Documents that are no RFC and no Internet-Draft.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> other_documents{{
    {"fetch", "https://fetch.spec.whatwg.org/"},
    {"iana-http-fields", "https://www.iana.org/assignments/http-fields/http-fields.xhtml"},
}};

// Empty for a rule about habits, which no document sets.
std::string document_url(const http::Rule& rule) {
  if (rule.document.starts_with("rfc")) return rfc_url(rule.document.substr(3), rule.number);
  if (rule.document.starts_with("draft-")) {
    return fmt::format("https://datatracker.ietf.org/doc/html/{}", rule.document);
  }
  for (const auto& [name, url] : other_documents) {
    if (name == rule.document) return std::string(url);
  }
  return {};
}

View row_view(const http::Rule& rule) {
  return View{{"id", rule.id},
              {"url", lint_url(rule.id)},
              {"severity", http::to_string(rule.severity)},
              {"group", http::to_string(rule.group)},
              {"title", rule.title},
              {"section", text_or_null(rule.section)},
              {"section_url", text_or_null(document_url(rule))}};
}

http::LintOptions options_of(const http::Rule& rule, const http::StatusFactsTable& facts) {
  http::LintOptions options;
  options.request.method = rule.request.method;
  options.request.scheme = rule.request.scheme;
  options.request.target = rule.request.target;
  options.mode = rule.mode;
  options.facts = &facts;
  options.opt_in_rules = rule.opt_in;
  return options;
}

// A response of the table, highlighted, with what this rule says of it; the message is null if
// nothing.
View example_view(const http::Rule& rule, std::string_view bytes,
                  const http::StatusFactsTable& facts) {
  const http::LintResult result = http::lint(bytes, options_of(rule, facts));
  View message;
  for (const http::Finding& finding : result.findings) {
    if (finding.rule == rule.id && message.is_null()) {
      message = fmt::format("{}:{}: {}: {}", finding.line, finding.column,
                            http::to_string(finding.severity), finding.message);
    }
  }
  return View{{"html", highlight_responses(bytes, result.responses)},
              {"message", std::move(message)}};
}

View::Object rule_members(const http::Rule& rule, const http::StatusFactsTable& facts) {
  return {{"rule", row_view(rule)},
          {"explanation", text_or_null(rule.explanation)},
          {"mend", rule.mend},
          {"opt_in", rule.opt_in},
          {"method", rule.request.method == "GET" ? View() : View(rule.request.method)},
          {"failing", example_view(rule, rule.failing, facts)},
          {"passing", example_view(rule, rule.passing, facts)}};
}

// The rules that can be told in a few words say where they come from, too.
std::string description_of(const http::Rule& rule) {
  const std::string text = fmt::format("{}. {}", rule.title, rule.mend);
  const bool is_short = text.size() < shortest_description;
  return is_short ? fmt::format("{} The rule {} of the linter for responses, from {}.", text,
                                rule.id, rule.section.empty() ? rule.document : rule.section)
                  : text;
}

Page rule_page(const SiteContext& context, const http::Rule& rule) {
  PageInfo info{.url = "/" + lint_url(rule.id),
                .kind = "lint_rule",
                .title = std::string(rule.id),
                .description = description_of(rule),
                .parents = {{"Lint rules", "lint/"}}};
  return context.make_page(
      std::move(info), [&context, &rule] { return rule_members(rule, context.status_facts()); });
}

View groups_view() {
  using http::Group;
  View::List groups;
  for (const Group group : {Group::syntax, Group::framing, Group::semantics, Group::advice}) {
    View::List rules;
    for (const http::Rule& rule : http::all_rules()) {
      if (rule.group == group) rules.push_back(row_view(rule));
    }
    groups.push_back(View{{"group", http::to_string(group)}, {"rules", std::move(rules)}});
  }
  return groups;
}

}  // namespace

std::vector<Page> list_lint_pages(const SiteContext& context) {
  PageInfo info{.url = "/lint/",
                .kind = "lint_index",
                .title = "Lint rules for HTTP responses",
                .description =
                    "What the linter looks for in a raw HTTP response: each rule with its RFC "
                    "section, a response that breaks it and its mended form."};
  std::vector<Page> pages{context.make_page(std::move(info), [] {
    return View::Object{{"rule_count", http::all_rules().size()}, {"groups", groups_view()}};
  })};
  for (const http::Rule& rule : http::all_rules())
    pages.push_back(rule_page(context, rule));
  return pages;
}

}  // namespace statusbook
