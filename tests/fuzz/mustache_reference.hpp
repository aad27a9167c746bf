#pragma once

// The Mustache spec 1.4 without inheritance, the shortest way: a partial that stands alone on its
// line is indented as text and then read anew, as the spec words it. Slow and without messages; for
// templates that the engine has accepted. What the engine settles beyond the spec (0 and "" are
// nothing to show, booleans print) stands in render/mustache/evaluator.hpp.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/html_escape.hpp"
#include "render/view.hpp"

namespace statusbook::fuzz {

class MustacheReference {
 public:
  // A template with tags of the inheritance module is one that this class knows nothing of.
  static bool covers(std::string_view text) {
    const auto tags = cut(text);
    return std::none_of(tags.begin(), tags.end(),
                        [](const Tag& tag) { return tag.mark == '<' || tag.mark == '$'; });
  }

  MustacheReference(std::map<std::string, std::string> templates, const View& view)
      : templates_(std::move(templates)), stack_{&view} {}

  std::string render(std::string_view text) {
    const auto tags = cut(text);
    std::string out;
    show(text, tags, {0, tags.size()}, {0, text.size()}, out);
    return out;
  }

 private:
  static constexpr std::string_view white = " \t\r\n\v\f";

  struct Tag {
    char mark = ' ';  // '#', '^', '/', '>', '&' (also for '{'), '!', '='; ' ' for a variable
    std::string name = {};
    std::size_t begin = 0;  // what of the text it stands for: its whole line if it is alone there
    std::size_t end = 0;
    std::string indentation = {};  // of a partial alone on its line
  };
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  static std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
  }

  static std::vector<Tag> cut(std::string_view text) {
    std::vector<Tag> tags;
    std::string open = "{{";
    std::string close = "}}";
    for (std::size_t at = text.find(open); at != std::string_view::npos;
         at = text.find(open, tags.back().end)) {
      Tag tag{.begin = at};
      std::size_t inside = text.find_first_not_of(white, at + open.size());
      const bool is_marked =
          std::string_view("#^/>&{!=<$").find(text[inside]) != std::string_view::npos &&
          !text.substr(inside).starts_with(close);
      if (is_marked) tag.mark = text[inside++];
      const std::string last = tag.mark == '{'   ? "}" + close
                               : tag.mark == '=' ? "=" + close
                                                 : close;
      const std::size_t end = text.find(last, inside);
      tag.name = trimmed(text.substr(inside, end - inside));
      tag.end = end + last.size();
      if (tag.mark == '{') tag.mark = '&';
      if (tag.mark == '=') {
        open = tag.name.substr(0, tag.name.find_first_of(white));
        close = trimmed(std::string_view(tag.name).substr(open.size()));
      }
      if (tag.mark != ' ' && tag.mark != '&') take_line(text, tag);
      tags.push_back(std::move(tag));
    }
    return tags;
  }

  // A tag that stands alone on its line takes the line with it.
  static void take_line(std::string_view text, Tag& tag) {
    const std::size_t newline = text.substr(0, tag.begin).rfind('\n');
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    const std::string_view before = text.substr(start, tag.begin - start);
    std::size_t after = std::min(text.find_first_not_of(" \t", tag.end), text.size());
    if (text.substr(after).starts_with("\r\n")) ++after;
    const bool ends_line = after == text.size() || text[after] == '\n';
    if (before.find_first_not_of(" \t") != std::string_view::npos || !ends_line) return;
    tag.indentation = before;
    tag.begin = start;
    tag.end = std::min(after + 1, text.size());
  }

  // The tag that ends the section which `opener` begins.
  static std::size_t match(const std::vector<Tag>& tags, std::size_t opener) {
    std::size_t depth = 1;
    std::size_t at = opener;
    while (depth > 0) {
      const char mark = tags[++at].mark;
      if (mark == '#' || mark == '^') ++depth;
      if (mark == '/') --depth;
    }
    return at;
  }

  void show(std::string_view text, const std::vector<Tag>& tags, Range some, Range bytes,
            std::string& out) {
    std::size_t at = bytes.begin;
    for (std::size_t i = some.begin; i < some.end; ++i) {
      const Tag& tag = tags[i];
      out += text.substr(at, tag.begin - at);
      if (tag.mark == '#' || tag.mark == '^') {
        const std::size_t last = match(tags, i);
        show_section(text, tags, {i, last}, out);
        i = last;
      } else {
        show_tag(tag, out);
      }
      at = tags[i].end;
    }
    out += text.substr(at, bytes.end - at);
  }

  void show_section(std::string_view text, const std::vector<Tag>& tags, Range ends,
                    std::string& out) {
    const Tag& opener = tags[ends.begin];
    const Range some{ends.begin + 1, ends.end};
    const Range bytes{opener.end, tags[ends.end].begin};
    const View* value = find(opener.name);
    const bool is_shown = value != nullptr && is_true(*value);
    if (opener.mark == '^') {
      if (!is_shown) show(text, tags, some, bytes, out);
    } else if (is_shown) {
      const View::List one{View::borrow(*value)};
      for (const View& item : value->as_list() == nullptr ? one : *value->as_list()) {
        stack_.push_back(&item);
        show(text, tags, some, bytes, out);
        stack_.pop_back();
      }
    }
  }

  void show_tag(const Tag& tag, std::string& out) {
    if (tag.mark == '>') {
      const auto found = templates_.find(tag.name);
      if (found != templates_.end()) out += render(indented(found->second, tag.indentation));
    } else if (tag.mark == ' ' || tag.mark == '&') {
      const View* value = find(tag.name);
      const std::string text = value == nullptr ? "" : text_of(*value);
      out += tag.mark == ' ' ? html_escape(text) : text;
    }
  }

  static std::string indented(std::string_view text, const std::string& indentation) {
    std::string result;
    bool starts_line = true;
    for (const char c : text) {
      if (starts_line) result += indentation;
      result += c;
      starts_line = c == '\n';
    }
    return result;
  }

  const View* find(std::string_view name) const {
    if (name == ".") return stack_.back();
    const std::string_view first = name.substr(0, name.find('.'));
    const View* value = nullptr;
    for (std::size_t i = stack_.size(); i > 0 && value == nullptr; --i)
      value = stack_[i - 1]->find(first);
    while (value != nullptr && name.find('.') != std::string_view::npos) {
      name.remove_prefix(name.find('.') + 1);
      value = value->find(name.substr(0, name.find('.')));
    }
    return value;
  }

  static bool is_true(const View& value) {
    if (value.as_list() != nullptr) return !value.as_list()->empty();
    if (value.as_object() != nullptr) return true;
    const std::string text = text_of(value);
    return !text.empty() && text != "0" && text != "false";
  }

  static std::string text_of(const View& value) {
    if (value.as_bool() != nullptr) return *value.as_bool() ? "true" : "false";
    if (value.as_number() != nullptr) return value.as_number()->digits;
    return value.as_text() == nullptr ? "" : *value.as_text();
  }

  std::map<std::string, std::string> templates_;
  std::vector<const View*> stack_;
};

}  // namespace statusbook::fuzz
