#include "pages/snippet_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalogue/sending_check.hpp"
#include "render/mustache/evaluator.hpp"
#include "render/string_literal.hpp"
#include "support/parallel.hpp"

namespace statusbook {
namespace {

constexpr std::string_view problem_type = "application/problem+json";
constexpr std::string_view json_type = "application/json";

struct NamedValue {
  std::string name;
  std::string value;
  bool is_text = true;  // else an integer
};

// What a response to be made has, before it is put into any language.
struct Message {
  const StatusCode* code = nullptr;
  std::string location;            // of a redirect; empty otherwise
  std::vector<NamedValue> fields;  // others than that
  std::string_view type;           // of the content; empty when there is none
  std::vector<NamedValue> members;
};

// A redirect that clients follow is what frameworks have a helper for.
bool is_followed(const StatusCode& code) {
  return code.redirect && code.redirect->method != "not followed";
}

Message message_of(const StatusCode& code) {
  const Sending& sending = code.sending;
  Message message{.code = &code, .location = {}, .fields = {}, .type = {}, .members = {}};
  for (const std::string& name : sending.fields) {
    std::string value = sent_value(code, name).value_or("");
    if (name == "Location" && is_followed(code)) {
      message.location = std::move(value);
    } else {
      message.fields.push_back({name, std::move(value)});
    }
  }
  if (!sending.detail.empty()) {
    message.type = problem_type;
    message.members = {{"title", code.name},
                       {"status", std::to_string(code.code), false},
                       {"detail", sending.detail}};
  } else if (!sending.json.empty()) {
    message.type = json_type;
    for (const ContentMember& member : sending.json)
      message.members.push_back({member.name, member.value, member.is_text});
  }
  return message;
}

// Literals of one language. Remembers the first text that has none.
class Literals {
 public:
  explicit Literals(std::string_view style) : style_(style) {}

  std::string quote(std::string_view text) {
    if (auto literal = quote_literal(text, style_)) return *literal;
    if (failed_.empty()) failed_ = text;
    return {};
  }

  const std::string& failed() const { return failed_; }

 private:
  std::string_view style_;
  std::string failed_;
};

std::string literal_of(const NamedValue& item, Literals& literals) {
  return item.is_text ? literals.quote(item.value) : item.value;
}

View list_view(const std::vector<NamedValue>& items, Literals& literals) {
  View::List list;
  for (const NamedValue& item : items) {
    list.push_back(View{{"name", item.name},
                        {"value", item.value},
                        {"quoted_name", literals.quote(item.name)},
                        {"quoted_value", literal_of(item, literals)},
                        {"last", &item == &items.back()}});
  }
  return list;
}

std::string json_of(const std::vector<NamedValue>& members) {
  Literals json("c");  // enough: quote_literal knows no control characters
  std::string text;
  for (const NamedValue& member : members) {
    text += fmt::format("{}{}:{}", text.empty() ? "{" : ",", json.quote(member.name),
                        literal_of(member, json));
  }
  return text + "}";
}

View content_view(const Message& message, Literals& literals) {
  if (message.type.empty()) return {};
  const std::string json = json_of(message.members);
  return View{{"is_problem", message.type == problem_type},
              {"type", message.type},
              {"quoted_type", literals.quote(message.type)},
              {"json", json},
              {"quoted_json", literals.quote(json)},
              {"quoted_detail", literals.quote(message.code->sending.detail)},
              {"members", list_view(message.members, literals)}};
}

View redirect_view(const Message& message, Literals& literals) {
  if (message.location.empty()) return {};
  return View{{"location", message.location},
              {"is_absolute", message.location.find("://") != std::string::npos},
              {"quoted_location", literals.quote(message.location)}};
}

View constant_view(const ConstantLibrary* library, const StatusCode& code) {
  if (library == nullptr || library->is_phrases) return {};
  const std::vector<const Constant*> names = library->names_of(code.key);
  return names.empty() ? View() : View(library->prefix + names.front()->name);
}

View message_view(const Message& message, const ConstantLibrary* library, Literals& literals) {
  const StatusCode& code = *message.code;
  std::vector<NamedValue> headers = message.fields;
  if (!message.location.empty()) headers.insert(headers.begin(), {"Location", message.location});
  if (!message.type.empty()) headers.push_back({"Content-Type", std::string(message.type)});
  return View{{"code", code.code},
              {"key", code.key},
              {"reason", code.name},
              {"quoted_reason", literals.quote(code.name)},
              {"constant", constant_view(library, code)},
              {"fields", list_view(message.fields, literals)},
              {"has_fields", !message.fields.empty()},
              {"headers", list_view(headers, literals)},
              {"has_headers", !headers.empty()},
              {"is_bare", headers.empty() && message.type.empty()},
              {"redirect", redirect_view(message, literals)},
              {"content", content_view(message, literals)}};
}

// Columns of a JSON string's inside are those of its text, except where it escapes.
std::size_t column_in_json(const Location& line, std::size_t column) {
  std::size_t at = line.column - 1;
  for (std::size_t left = column - 1; left > 0 && at < line.source_line.size(); --left)
    at += line.source_line[at] == '\\' ? 2 : 1;
  return at + 1;
}

// A mistake in the joined lines, as one in the record that they come from.
Diagnostic in_record(Diagnostic mistake, const Snippet& snippet) {
  if (mistake.where.line == 0 || snippet.lines.empty()) return mistake;
  const std::size_t index = std::min(mistake.where.line, snippet.lines.size()) - 1;
  Location where = snippet.lines[index].where;
  where.column = column_in_json(where, std::max<std::size_t>(mistake.where.column, 1));
  where.length = mistake.where.length;
  mistake.where = std::move(where);
  return mistake;
}

void add_all(const Diagnostics& mistakes, const Snippet& snippet, Diagnostics& report) {
  for (const Diagnostic& mistake : mistakes.items())
    report.add(in_record(mistake, snippet));
}

std::optional<mustache::TemplateSet> compile(const Snippet& snippet, Diagnostics& report) {
  SourceText source{.name = snippet.lines.front().where.file, .text = {}};
  for (const TemplateLine& line : snippet.lines)
    source.text += line.text + "\n";
  Diagnostics mistakes;
  std::vector<mustache::NamedSource> sources;
  sources.push_back({snippet.id, std::move(source)});
  auto set =
      mustache::TemplateSet::compile(std::move(sources), mustache::Strictness::strict, mistakes);
  add_all(mistakes, snippet, report);
  return set;
}

// A snippet ready to be rendered. Borrows all of it.
struct Renderer {
  const Snippet& snippet;
  const mustache::TemplateSet& set;
  const ConstantLibrary* library;  // null when the snippet names none
};

// Nothing when there was a mistake, which is then reported.
std::optional<std::string> render_one(const Renderer& renderer, const Message& message,
                                      Diagnostics& report) {
  const Snippet& snippet = renderer.snippet;
  const std::string& key = message.code->key;
  Literals literals(snippet.quoting);
  const View view = message_view(message, renderer.library, literals);
  if (!literals.failed().empty()) {
    report.error("unquotable-text", snippet.quoting_place,
                 fmt::format("'{}' has no way to write the text {} of code {}", snippet.quoting,
                             literals.failed(), key),
                 "change the text in the code's \"sending\" or example, or omit the code here");
    return std::nullopt;
  }
  const std::array<const View*, 1> contexts{&view};
  Diagnostics mistakes;
  auto text =
      mustache::render_plain(renderer.set, snippet.id, contexts, mustache::Strictness::strict,
                             fmt::format("code {}", key), mistakes);
  add_all(mistakes, snippet, report);
  if (text && text->ends_with('\n')) text->pop_back();
  return text;
}

// What one snippet gives for each code that it has, by key.
struct OneSnippet {
  Diagnostics report;
  std::vector<std::pair<std::string, std::string>> texts;
};

OneSnippet render_snippet(const Catalogue& catalogue, const Snippet& snippet,
                          const std::vector<Message>& messages) {
  OneSnippet result;
  const auto set = compile(snippet, result.report);
  if (!set) return result;
  const Renderer renderer{snippet, *set, catalogue.find_library(snippet.constants)};
  for (const Message& message : messages) {
    if (snippet.find_omission(message.code->key) != nullptr) continue;
    auto text = render_one(renderer, message, result.report);
    if (!text) break;  // the other codes would only repeat it
    result.texts.emplace_back(message.code->key, std::move(*text));
  }
  return result;
}

}  // namespace

SnippetTexts render_snippets(const Catalogue& catalogue, std::size_t jobs, Diagnostics& report) {
  std::vector<Message> messages;
  for (const StatusCode& code : catalogue.codes) {
    if (code.sending.has_code()) messages.push_back(message_of(code));
  }
  std::vector<OneSnippet> rendered(catalogue.snippets.size());
  for_each_index(rendered.size(), jobs, {}, [&](std::size_t index) {
    rendered[index] = render_snippet(catalogue, catalogue.snippets[index], messages);
  });
  SnippetTexts texts;
  for (std::size_t index = 0; index < rendered.size(); ++index) {
    report.append(std::move(rendered[index].report));
    for (auto& [key, text] : rendered[index].texts)
      texts[key].push_back({index, std::move(text)});
  }
  return texts;
}

}  // namespace statusbook
