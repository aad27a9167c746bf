#include "pages/example_views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "catalogue/example_check.hpp"
#include "http/lint.hpp"
#include "http/rules.hpp"
#include "http/text.hpp"
#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "render/html_escape.hpp"
#include "render/http_html.hpp"

namespace statusbook {
namespace {

// How the end of the content is found, as the end of a sentence that starts with its size.
std::string_view framing_text(http::Framing framing) {
  switch (framing) {
    case http::Framing::none:
      return "none may follow the header section of this response";
    case http::Framing::length:
      return "as many as Content-Length announces";
    case http::Framing::chunked:
      return "sent in chunks, each with its size in front";
    case http::Framing::until_close:
      return "up to the end of the connection";
    case http::Framing::tunnel:
      return "from here on the connection speaks another protocol";
    case http::Framing::decoded:
    case http::Framing::unknown:
      break;
  }
  return "";
}

View line_view(std::string_view text, std::string does, View references) {
  return View{{"line", text},
              {"does", std::move(does)},
              {"references", std::move(references)},
              {"requirement", View()}};
}

View status_line_view(const http::Response& response) {
  const std::string_view reason = response.text(response.reason);
  std::string does = fmt::format("Protocol version {}, then the status code {}.",
                                 response.text(response.version), response.text(response.status));
  if (!reason.empty()) {
    does += fmt::format(
        " \"{}\" is for people: a client ignores it, and HTTP/2 and HTTP/3 do not carry it.",
        reason);
  }
  return line_view(response.text(response.status_line), std::move(does),
                   make_references_view("RFC 9112 4"));
}

// What the code itself asks of this field; null when nothing.
View requirement_view(const StatusCode& code, const http::Field& field) {
  for (const FieldRequirement& requirement : code.fields) {
    if (!field.is(requirement.name)) continue;
    return View{{"level", requirement.level}, {"who", requirement.who}, {"when", requirement.when}};
  }
  return {};
}

View references_of(const Catalogue& catalogue, const FieldDescription& description) {
  if (!description.section.empty()) return make_references_view(description.section);
  const Source* source = catalogue.find_source(description.source);
  if (source == nullptr || source->url.empty()) return View::List{};
  return View::List{View{{"text", source->title}, {"url", source->url}}};
}

View field_line_view(const Catalogue& catalogue, const StatusCode& code,
                     const http::Response& response, const http::Field& field) {
  const FieldDescription* description = catalogue.find_field(field.name);
  const bool known = description != nullptr;
  return View{{"line", response.text(field.line)},
              {"does", known ? description->does : std::string()},
              {"references", known ? references_of(catalogue, *description) : View(View::List{})},
              {"requirement", requirement_view(code, field)}};
}

// What the page has explained already: the same need not be said of the next example.
class Explained {
 public:
  bool is_new(std::string_view what) {
    now_.emplace(what);
    return !before_.contains(what);
  }
  void end_example() { before_.merge(now_); }

 private:
  using Texts = std::set<std::string, std::less<>>;
  Texts before_, now_;
};

View lines_view(const Catalogue& catalogue, const StatusCode& code, const http::Response& response,
                Explained& explained) {
  View::List lines;
  if (explained.is_new(response.text(response.status_line)))
    lines.push_back(status_line_view(response));
  for (const http::Field& field : response.fields) {
    if (explained.is_new(http::lower(field.name)))
      lines.push_back(field_line_view(catalogue, code, response, field));
  }
  const std::size_t size = response.content_size();
  const std::string_view framing = framing_text(response.framing);
  if (!framing.empty() && explained.is_new(framing)) {
    lines.push_back(line_view(size == 0 ? "(no content)" : "(content)",
                              fmt::format("{} bytes of content: {}.", size, framing),
                              make_references_view("RFC 9112 6.3")));
  }
  return lines;
}

View exceptions_view(const StatusCode& code, const std::string& file_name) {
  View::List list;
  for (const LintException& exception : code.lint_exceptions) {
    if (exception.example != file_name) continue;
    const bool has_page = http::find_rule(exception.rule) != nullptr;
    list.push_back(View{{"rule", exception.rule},
                        {"url", has_page ? View(lint_url(exception.rule)) : View()},
                        {"reason", exception.reason}});
  }
  return optional_list(std::move(list));
}

View example_view(const Catalogue& catalogue, const StatusCode& code, const Example& example,
                  Explained& explained) {
  const http::StatusFactsTable no_facts;  // the gate has linted; here only the parts are wanted
  const http::LintResult result = http::lint(example.response, lint_options_of(example, no_facts));
  View::List responses;
  for (const http::Response& response : result.responses) {
    View lines = lines_view(catalogue, code, response, explained);
    if (!lines.as_list()->empty()) responses.push_back(View{{"lines", std::move(lines)}});
  }
  return View{{"name", example_title(code, example)},
              {"url", below_root(example_url(code, example))},
              {"size", example.response.size()},
              {"rule_count", http::all_rules().size()},
              {"html", highlight_responses(example.response, result.responses)},
              {"responses", optional_list(std::move(responses))},
              {"exceptions", exceptions_view(code, file_name_of(example))},
              {"request",
               example.request.empty() ? View() : View(html_text(showable_text(example.request)))}};
}

}  // namespace

View make_examples_view(const Catalogue& catalogue, const StatusCode& code) {
  View::List list;
  Explained explained;
  for (const Example& example : code.examples) {
    list.push_back(example_view(catalogue, code, example, explained));
    explained.end_example();
  }
  return optional_list(std::move(list));
}

View example_title(const StatusCode& code, const Example& example) {
  if (example.name.empty()) return {};
  for (const ExampleTitle& title : code.example_titles) {
    if (title.example == example.name) return title.title;
  }
  std::string words = example.name;
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string example_url(const StatusCode& code, const Example& example) {
  return fmt::format("/{}{}.http", code.key, example.name.empty() ? "" : "-" + example.name);
}

}  // namespace statusbook
