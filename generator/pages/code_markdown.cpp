// /502.md: a code's page as Markdown, for readers in a terminal and for programs that read text.
// The links are the catalogue's own, made absolute.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pages/code_views.hpp"
#include "pages/example_views.hpp"
#include "pages/page_kinds.hpp"
#include "render/http_html.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

std::string fact(std::string_view label, const std::string& text) {
  return text.empty() ? "" : fmt::format("- **{}:** {}\n", label, text);
}

std::string field_levels(const StatusCode& code) {
  std::vector<std::string> fields;
  for (const FieldRequirement& field : code.fields)
    fields.push_back(
        fmt::format("`{}` ({}, {}: {})", field.name, field.level, field.section, field.when));
  return fmt::format("{}", fmt::join(fields, "; "));
}

std::string specification_text(const Specification& specification) {
  const std::string section =
      specification.section.empty() ? "" : ", section " + specification.section;
  return fmt::format("[{}{}]({})", specification.document, section, specification.url);
}

const char* yes_or_no(bool truth) {
  return truth ? "yes" : "no";
}

std::string registry_text(const std::optional<RegistryEntry>& registry) {
  if (!registry) return {};
  return fmt::format("{} ({}), read {}", registry->name, registry->reference, registry->date);
}

std::string former_names_text(const StatusCode& code) {
  std::vector<std::string> names;
  for (const FormerName& former : code.former_names)
    names.push_back(fmt::format("{} ({})", former.name, former.where));
  return fmt::format("{}", fmt::join(names, "; "));
}

std::string redirect_text(const std::optional<Redirect>& redirect) {
  if (!redirect) return {};
  const std::string curl = redirect->curl.empty() ? "" : " curl: " + redirect->curl;
  return fmt::format("{}, method {}. {} Browsers: {}{}", redirect->permanence, redirect->method,
                     redirect->standard, redirect->browsers, curl);
}

std::string phrases_text(const StatusCode& code) {
  std::vector<std::string> phrases;
  for (const ReasonPhrase& phrase : code.reason_phrases)
    phrases.push_back(fmt::format("{}: \"{}\"", phrase.software, phrase.phrase));
  return fmt::format("{}", fmt::join(phrases, "; "));
}

std::string facts_text(const Catalogue& catalogue, const StatusCode& code) {
  std::string text = "## Facts\n\n";
  text += fact("Meaning", code.meaning);
  text += fact("Category", catalogue.find_family(code.family)->name);
  text += fact("Standing", code.standing);
  text += fact("IANA registry", registry_text(code.registry));
  text += fact("Specification", specification_text(code.specification));
  text += fact("First defined in", code.first_defined);
  text += fact("Former names", former_names_text(code));
  text += fact("Who sends it", fmt::format("{}", fmt::join(code.senders, ", ")));
  text += fact("Where the fault lies", fmt::format("{}", fmt::join(code.fault, ", ")));
  text += fact("Temporary", code.temporary);
  text += fact("Where it is met", code.presence);
  text += fact("Content", fmt::format("{}. {}", code.content.rule, code.content.note));
  text += fact("Stored by caches", fmt::format("{}. {}", code.caching.storable, code.caching.note));
  text += fact("Heuristically cacheable", yes_or_no(code.caching.heuristic));
  text += fact("Retry", fmt::format("{}. {}", code.retry.rule, code.retry.advice));
  text += fact("Redirect", redirect_text(code.redirect));
  text += fact("Header fields", field_levels(code));
  text += fact("Met in practice", code.popularity);
  text += fact("Recommended", yes_or_no(code.recommended));
  text += fact("Deprecated", yes_or_no(code.deprecated));
  text += fact("Use it when", code.use_when);
  text += fact("Common use", code.common_use);
  text += fact("gRPC equivalent", fmt::format("{}", fmt::join(code.grpc, ", ")));
  text += fact("Other reason phrases", phrases_text(code));
  text += fact("Notes", fmt::format("{}", fmt::join(code.notes, " ")));
  return text + "\n";
}

std::string statements(const SiteContext& context, const StatusCode& code) {
  std::string text;
  if (!code.requirements.empty()) text += "## What the standard asks\n\n";
  for (const Requirement& requirement : code.requirements) {
    text += fmt::format("- {} {}: {} ({})\n", requirement.who, requirement.level, requirement.what,
                        requirement.section);
  }
  if (!code.requirements.empty()) text += "\n";
  if (!code.behavior.empty()) text += "## What software does\n\n";
  for (const Behavior& behavior : code.behavior) {
    const Source* source = context.catalogue().find_source(behavior.source);
    text += fmt::format("- {}: {} ({})\n", behavior.who, behavior.does,
                        source == nullptr ? behavior.source : source->title);
  }
  return text + (code.behavior.empty() ? "" : "\n");
}

std::string prose_text(const Prose& prose, const std::string& root) {
  std::string text;
  for (const ProseSection& section : prose.sections) {
    text += fmt::format("## {}\n\n", section.heading);
    if (!section.markdown.empty()) text += absolute_links(section.markdown, root) + "\n\n";
    for (const ProseSection& part : section.parts)
      text += fmt::format("### {}\n\n{}\n\n", part.heading, absolute_links(part.markdown, root));
  }
  return text;
}

// Without line ends behind it.
std::string message_text(std::string_view message) {
  std::string text = showable_text(message);
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

std::string examples_text(const StatusCode& code) {
  std::string text;
  for (const Example& example : code.examples) {
    if (text.empty()) text = "## Examples\n\n";
    const View title = example_title(code, example);
    if (const std::string* words = title.as_text()) text += fmt::format("### {}\n\n", *words);
    if (!example.request.empty())
      text += fmt::format("```http\n{}\n```\n\n", message_text(example.request));
    text += fmt::format("```http\n{}\n```\n\n", message_text(example.response));
  }
  return text;
}

std::string code_markdown(const SiteContext& context, const StatusCode& code) {
  const std::string root = context.input().settings.base_url + "/";
  std::string text =
      fmt::format("# {}\n\n{}\n\n", title_of(context.catalogue(), code), code.answer);
  text += facts_text(context.catalogue(), code) + statements(context, code) +
          prose_text(code.prose, root) + examples_text(code);
  text += "## Sources\n\n";
  for (const std::string& source : code.sources)
    text += fmt::format("- {}\n", source);
  return text + fmt::format("\n{}{} · {} · CC BY 4.0\n", root, code_url(code.key), code.updated);
}

}  // namespace

std::vector<Page> list_markdown_files(const SiteContext& context) {
  std::vector<Page> pages;
  for (const StatusCode& code : context.catalogue().codes) {
    pages.push_back(make_text_page(fmt::format("/{}.md", code.key), "markdown",
                                   [&context, &code] { return code_markdown(context, code); }));
  }
  return pages;
}

}  // namespace statusbook
