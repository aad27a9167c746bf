// /api/openapi.json: every code that an API may send as a reusable response of OpenAPI 3.1, with
// the fields that the standard asks for and problem details (RFC 9457) as content of errors.

#include <fmt/format.h>

#include <algorithm>

#include "pages/code_data.hpp"
#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"
#include "render/view_json.hpp"

namespace statusbook {
namespace {

constexpr int first_error = 400;

// A code that a description of an API may name: OpenAPI knows 100 to 599.
bool is_for_apis(const StatusCode& code) {
  const bool is_retired =
      code.deprecated || code.standing == "unused" || code.standing == "obsoleted";
  return !is_retired && code.presence == "on the wire" && code.code < 600;
}

View headers_of(const StatusCode& code) {
  View::Object headers;
  for (const FieldRequirement& field : code.fields) {
    const auto is_there = [&](const View::Member& member) { return member.first == field.name; };
    if (std::any_of(headers.begin(), headers.end(), is_there)) continue;
    // OpenAPI ignores Content-Type here: the media type says it.
    if (field.name == "Content-Type") continue;
    headers.emplace_back(
        field.name,
        View{{"description", fmt::format("{} ({}): {}", field.level, field.section, field.when)},
             {"required", field.always && field.level == "MUST"},
             {"schema", View{{"type", "string"}}}});
  }
  return headers;
}

View problem_content(const StatusCode& code, const std::string& base_url) {
  const View example{{"type", fmt::format("{}/{}", base_url, code_url(code.key))},
                     {"title", code.name},
                     {"status", code.code},
                     {"detail", code.meaning}};
  return View{
      {"application/problem+json",
       View{{"schema", View{{"$ref", "#/components/schemas/Problem"}}}, {"example", example}}}};
}

View response_of(const StatusCode& code, const std::string& base_url) {
  View response{{"description", code.answer}};
  const View headers = headers_of(code);
  if (!headers.as_object()->empty()) response.set("headers", headers);
  if (code.code >= first_error) response.set("content", problem_content(code, base_url));
  return response;
}

View problem_schema() {
  const auto member = [](const char* type, const char* description) {
    return View{{"type", type}, {"description", description}};
  };
  return View{{"type", "object"},
              {"description", "Problem details, RFC 9457"},
              {"properties",
               View{{"type", member("string", "A URI that identifies the kind of problem")},
                    {"title", member("string", "The kind in words; the same each time")},
                    {"status", member("integer", "The status code, repeated")},
                    {"detail", member("string", "What went wrong this time")},
                    {"instance", member("string", "A URI that identifies this occurrence")}}}};
}

std::string openapi_text(const SiteContext& context) {
  const std::string& base_url = context.input().settings.base_url;
  View::Object responses;
  for (const StatusCode& code : context.catalogue().codes)
    if (is_for_apis(code)) responses.emplace_back(code.key, response_of(code, base_url));
  const View document{
      {"openapi", "3.1.0"},
      {"info", View{{"title", context.input().settings.title + ": responses"},
                    {"version", context.updated()},
                    {"description",
                     "Reusable responses, one for each status code. Refer to one by "
                     "$ref: openapi.json#/components/responses/404."},
                    {"license", View{{"name", "CC BY 4.0"}, {"identifier", "CC-BY-4.0"}}}}},
      {"paths", View(View::Object{})},
      {"components", View{{"schemas", View{{"Problem", problem_schema()}}},
                          {"responses", View(std::move(responses))}}}};
  return view_to_json(document, 2) + "\n";
}

}  // namespace

std::vector<Page> list_openapi_file(const SiteContext& context) {
  return {
      make_text_page("/api/openapi.json", "data", [&context] { return openapi_text(context); })};
}

}  // namespace statusbook
