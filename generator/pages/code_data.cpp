#include "pages/code_data.hpp"

#include <fmt/format.h>

#include "catalogue/section_reference.hpp"
#include "pages/code_views.hpp"
#include "pages/example_views.hpp"

namespace statusbook {
namespace {

View texts(const std::vector<std::string>& items) {
  return View::List(items.begin(), items.end());
}

template <typename T>
View list_of(const std::vector<T>& items, View (*make)(const T&)) {
  View::List list;
  for (const T& item : items)
    list.push_back(make(item));
  return list;
}

// A statement's source: the section, or the title of a Source, with an address where there is one.
View source_data(const Catalogue& catalogue, const std::string& source) {
  if (const Source* known = catalogue.find_source(source))
    return View{{"title", known->title}, {"url", text_or_null(known->url)}};
  const auto references = parse_section_references(source);
  return View{{"title", source},
              {"url", references.empty() ? View() : View(references.front().url)}};
}

View field_data(const FieldRequirement& field) {
  return View{{"name", field.name}, {"level", field.level},   {"who", field.who},
              {"when", field.when}, {"always", field.always}, {"section", field.section}};
}

View requirement_data(const Requirement& requirement) {
  return View{{"level", requirement.level},
              {"who", requirement.who},
              {"what", requirement.what},
              {"section", requirement.section}};
}

View former_name_data(const FormerName& former) {
  return View{{"name", former.name}, {"where", former.where}};
}

View phrases_data(const Catalogue& catalogue, const StatusCode& code) {
  View::List list;
  for (const ReasonPhrase& phrase : code.reason_phrases) {
    list.push_back(View{{"software", phrase.software},
                        {"phrase", phrase.phrase},
                        {"source", source_data(catalogue, phrase.source)}});
  }
  return list;
}

View exception_data(const LintException& exception) {
  return View{
      {"example", exception.example}, {"rule", exception.rule}, {"reason", exception.reason}};
}

View path_data(const std::optional<RequestPath>& path) {
  if (!path) return {};
  View::List steps;
  for (const PathStep& step : path->steps) {
    const std::string& from = path->parties[step.from];
    const std::string& to = path->parties[step.to];
    const std::string who = step.from == step.to ? from : fmt::format("{} to {}", from, to);
    steps.push_back(fmt::format("{}: {}{}", who, step.says, step.lost ? " (never arrives)" : ""));
  }
  return View{{"title", path->caption}, {"steps", std::move(steps)}};
}

View other_meanings_data(const Catalogue& catalogue, const StatusCode& code) {
  View::List list;
  for (const StatusCode* other : catalogue.other_meanings(code))
    list.push_back(other->key);
  return list;
}

View registry_data(const std::optional<RegistryEntry>& registry) {
  if (!registry) return {};
  return View{
      {"name", registry->name}, {"reference", registry->reference}, {"date", registry->date}};
}

View redirect_data(const std::optional<Redirect>& redirect) {
  if (!redirect) return {};
  return View{{"permanence", redirect->permanence},
              {"method", redirect->method},
              {"standard", redirect->standard},
              {"browsers", redirect->browsers},
              {"curl", text_or_null(redirect->curl)}};
}

View behavior_data(const Catalogue& catalogue, const StatusCode& code) {
  View::List list;
  for (const Behavior& behavior : code.behavior) {
    list.push_back(View{{"who", behavior.who},
                        {"does", behavior.does},
                        {"source", source_data(catalogue, behavior.source)}});
  }
  return list;
}

View related_data(const SiteContext& context, const StatusCode& code) {
  View::List list;
  for (const RelatedCode& related : code.related) {
    const StatusCode& other = *context.catalogue().find_code(related.code);
    list.push_back(View{
        {"key", other.key},
        {"name", other.name},
        {"why", related.why},
        {"compare", context.input().settings.base_url + "/" + canonical_pair_url(code, other)}});
  }
  return list;
}

View constants_data(const Catalogue& catalogue, const StatusCode& code) {
  View::List list;
  for (const ConstantLibrary& library : catalogue.constants) {
    for (const Constant* constant : library.names_of(code.key)) {
      list.push_back(View{{"language", library.language},
                          {"library", library.library},
                          {"name", library.prefix + constant->name},
                          {"since", text_or_null(constant->since)},
                          {"deprecated", text_or_null(constant->deprecated)},
                          {"removed", text_or_null(constant->removed)}});
    }
  }
  return list;
}

View examples_data(const SiteContext& context, const StatusCode& code) {
  View::List list;
  for (const Example& example : code.examples) {
    list.push_back(View{{"name", example.name.empty() ? std::string("response") : example.name},
                        {"title", example_title(code, example)},
                        {"url", context.input().settings.base_url + example_url(code, example)},
                        {"request", text_or_null(example.request)},
                        {"response", example.response}});
  }
  return list;
}

View questions_data(const StatusCode& code) {
  View::List list;
  const ProseSection* questions = code.prose.find("questions");
  if (questions == nullptr) return list;
  for (const ProseSection& question : questions->parts) {
    list.push_back(View{{"id", question.id},
                        {"question", question.heading},
                        {"answer_markdown", question.markdown}});
  }
  return list;
}

}  // namespace

View make_code_data(const SiteContext& context, const StatusCode& code) {
  const Catalogue& catalogue = context.catalogue();
  const Family& family = *catalogue.find_family(code.family);
  return View{{"code", code.code},
              {"key", code.key},
              {"name", code.name},
              {"url", context.input().settings.base_url + "/" + code_url(code.key)},
              {"family", View{{"key", family.slug}, {"name", family.name}, {"kind", family.kind}}},
              {"standing", code.standing},
              {"meaning", code.meaning},
              {"answer", code.answer},
              {"use_when", code.use_when},
              {"specification", View{{"document", code.specification.document},
                                     {"section", text_or_null(code.specification.section)},
                                     {"url", code.specification.url}}},
              {"first_defined", code.first_defined},
              {"former_names", list_of(code.former_names, former_name_data)},
              {"registry", registry_data(code.registry)},
              {"senders", texts(code.senders)},
              {"fault", texts(code.fault)},
              {"temporary", code.temporary},
              {"presence", code.presence},
              {"wire_status", code.wire_status == 0 ? View() : View(code.wire_status)},
              {"interim", code.interim},
              {"content", View{{"rule", code.content.rule}, {"note", code.content.note}}},
              {"caching", View{{"heuristic", code.caching.heuristic},
                               {"storable", code.caching.storable},
                               {"note", code.caching.note}}},
              {"fields", list_of(code.fields, field_data)},
              {"requirements", list_of(code.requirements, requirement_data)},
              {"retry", View{{"rule", code.retry.rule},
                             {"advice", code.retry.advice},
                             {"section", code.retry.section}}},
              {"redirect", redirect_data(code.redirect)},
              {"behavior", behavior_data(catalogue, code)},
              {"popularity", code.popularity},
              {"recommended", code.recommended},
              {"deprecated", code.deprecated},
              {"common_use", code.common_use},
              {"notes", texts(code.notes)},
              {"reason_phrases", phrases_data(catalogue, code)},
              {"grpc", texts(code.grpc)},
              {"constants", constants_data(catalogue, code)},
              {"related", related_data(context, code)},
              {"other_meanings", other_meanings_data(catalogue, code)},
              {"sending", View{{"rule", code.sending.rule},
                               {"note_markdown", text_or_null(code.sending.note)}}},
              {"lint_exceptions", list_of(code.lint_exceptions, exception_data)},
              {"path", path_data(code.path)},
              {"examples", examples_data(context, code)},
              {"questions", questions_data(code)},
              {"search_terms", texts(code.search_terms)},
              {"sources", texts(code.sources)},
              {"updated", code.updated}};
}

View::Object make_provenance(const SiteContext& context) {
  std::string registry_date;
  for (const StatusCode& code : context.catalogue().codes)
    if (code.registry) registry_date = std::max(registry_date, code.registry->date);
  const std::string& base_url = context.input().settings.base_url;
  return {{"license", data_license},
          {"attribution", context.input().settings.title + ", " + base_url + "/"},
          {"registry_date", text_or_null(registry_date)},
          {"updated", context.updated()}};
}

}  // namespace statusbook
