#include "catalogue/prose.hpp"

#include <cmark-gfm.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "catalogue/text_check.hpp"
#include "support/suggestion.hpp"
#include "support/text_file.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using NodePtr = std::unique_ptr<cmark_node, NodeDeleter>;

struct Heading {
  int level = 0;
  std::string text;
  std::size_t line = 0;      // in the file
  std::size_t end_line = 0;  // a setext heading has two lines
};

// One file while it is being read. Lines count from 1 over the whole file, front matter included.
class ProseReader {
 public:
  ProseReader(const SourceText& source, std::size_t begin, Diagnostics& report)
      : source_(source), begin_(begin), report_(report) {
    const std::string_view body = std::string_view(source.text).substr(begin);
    document_.reset(cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT));
    first_line_ = static_cast<std::size_t>(std::count(
        source.text.begin(), source.text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < source.text.size(); ++i) {
      if (source.text[i] == '\n') line_starts_.push_back(i + 1);
    }
  }

  Prose read(const std::vector<HeadingRule>& rules) {
    Prose prose;
    collect();
    prose.links = std::move(links_);
    check_start();
    for (std::size_t i = 0; i < headings_.size();) {
      if (headings_[i].level == 2) {
        i = read_section(i, rules, prose.sections);
      } else {
        complain_about_level(headings_[i]);
        ++i;
      }
    }
    check_order(prose.sections, rules);
    return prose;
  }

 private:
  static std::string literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? "" : text;
  }

  std::size_t line_of(cmark_node* node) const {
    return first_line_ + static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1));
  }

  std::string_view text_of_line(std::size_t line) const {
    const std::string_view rest = std::string_view(source_.text).substr(line_starts_[line - 1]);
    return rest.substr(0, rest.find('\n'));
  }

  // Its last line: the one with the underline, unless it begins with '#'. cmark's own end line of
  // an underlined heading is one too far when text follows at once.
  std::size_t end_of_heading(std::size_t line) const {
    const auto without_indent = [&](std::size_t at) {
      const std::string_view text = text_of_line(at);
      return text.substr(std::min(text.find_first_not_of(' '), text.size()));
    };
    if (without_indent(line).starts_with('#')) return line;
    while (line < line_starts_.size() &&
           without_indent(line).find_first_not_of("-= \t\r") != std::string_view::npos) {
      ++line;
    }
    return line;
  }

  // Text of a heading's inline nodes, markup taken off.
  static std::string plain_text(cmark_node* node) {
    std::string text;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr;
         child = cmark_node_next(child)) {
      text += literal(child);
      if (cmark_node_get_type(child) == CMARK_NODE_SOFTBREAK) text += ' ';
      text += plain_text(child);
    }
    return text;
  }

  void collect() {
    cmark_iter* iterator = cmark_iter_new(document_.get());
    for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator)) {
      if (event == CMARK_EVENT_ENTER) visit(cmark_iter_get_node(iterator));
    }
    cmark_iter_free(iterator);
  }

  // A reference such as &#27; can bring in what no file may hold as it is.
  void check_characters(cmark_node* node) {
    for (const char* text :
         {cmark_node_get_literal(node), cmark_node_get_url(node), cmark_node_get_title(node)}) {
      if (text == nullptr || !find_control_character(text)) continue;
      report_.error("control-character", source_.locate_line(line_of(node)),
                    "a character reference stands for a control character", "take it out");
    }
  }

  void visit(cmark_node* node) {
    check_characters(node);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING && cmark_node_parent(node) == document_.get()) {
      headings_.push_back({cmark_node_get_heading_level(node), plain_text(node), line_of(node),
                           end_of_heading(line_of(node))});
    } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
      report_.error("raw-html", locate(node, literal(node)), "raw HTML is not allowed in prose",
                    "write Markdown, or put `code` marks around what should be shown as it is");
    } else if (type == CMARK_NODE_LINK) {
      const std::string destination = cmark_node_get_url(node);
      links_.push_back({destination, locate(node, destination)});
    } else if (type == CMARK_NODE_LIST && cmark_node_get_list_start(node) >= 100) {
      report_.error("accidental-list", source_.locate_line(line_of(node)),
                    fmt::format("Markdown reads '{}.' at the start of a line as a numbered list",
                                cmark_node_get_list_start(node)),
                    fmt::format("write '{}\\.'", cmark_node_get_list_start(node)));
    } else if (type == CMARK_NODE_IMAGE) {
      report_.error("image", locate(node, cmark_node_get_url(node)), "prose cannot hold images",
                    "diagrams are made from data");
    }
  }

  // cmark's columns of inline nodes are not dependable, so the text itself is looked for.
  Location locate(cmark_node* node, std::string_view text) const {
    const std::size_t line = line_of(node);
    const std::size_t start = line_starts_[std::min(line, line_starts_.size()) - 1];
    const std::string_view first = text.substr(0, text.find('\n'));
    const std::size_t found = first.empty() ? std::string::npos : source_.text.find(first, start);
    if (found == std::string::npos) return source_.locate_line(line);
    return source_.locate(found, first.size());
  }

  // From the line after `from` up to the line before `to`, blank lines around it taken off.
  std::string slice(std::size_t from, std::size_t to) const {
    const std::size_t begin = from < line_starts_.size() ? line_starts_[from] : source_.text.size();
    const std::size_t end = to == 0 ? source_.text.size() : line_starts_[to - 1];
    std::string_view text = std::string_view(source_.text).substr(begin, end - begin);
    const std::size_t first = text.find_first_not_of("\r\n");
    if (first == std::string_view::npos) return {};
    text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    return std::string(text);
  }

  // The Markdown right under heading `i`, before any other heading.
  std::string content_under(std::size_t i) const {
    return slice(headings_[i].end_line, i + 1 < headings_.size() ? headings_[i + 1].line : 0);
  }

  void check_start() {
    const std::size_t first = headings_.empty() ? 0 : headings_.front().line;
    const std::string text = slice(first_line_, first);
    if (text.empty()) return;
    const std::size_t offset = source_.text.find(text, begin_);
    report_.error("text-outside-section", source_.locate(offset, text.find('\n')),
                  "this text stands before the first section", "put it under a '## …' heading");
  }

  void complain_about_level(const Heading& heading) {
    report_.error("bad-heading-level", source_.locate_line(heading.line),
                  fmt::format("'{}' is a heading of level {}; sections have level 2", heading.text,
                              heading.level),
                  "the page's title comes from the data; start sections with '## '");
  }

  // Reads the section at heading `i` with its parts; returns the index behind them.
  std::size_t read_section(std::size_t i, const std::vector<HeadingRule>& rules,
                           std::vector<ProseSection>& sections) {
    const HeadingRule free{headings_[i].text, slug(headings_[i].text)};
    const HeadingRule* rule = rules.empty() ? &free : find_rule(headings_[i], rules);
    ProseSection section = make_section(i, rule == nullptr ? "" : rule->id);
    std::size_t next = i + 1;
    for (; next < headings_.size() && headings_[next].level > 2; ++next) {
      if (rule != nullptr) read_part(next, *rule, section.parts);
    }
    if (rule == nullptr) return next;
    check_order(section.parts, rule->known_parts);
    if (section.markdown.empty() && next == i + 1) {
      report_.error("empty-section", source_.locate_line(section.line),
                    fmt::format("section '{}' is empty", section.heading),
                    "write it or take the heading out");
    } else if (rule->parts == HeadingRule::Parts::free) {
      check_free_section(section);
    }
    add_unique(std::move(section), sections);
    return next;
  }

  // Such a section is a list of its parts; text of its own would be shown nowhere.
  void check_free_section(const ProseSection& section) {
    if (section.markdown.empty()) return;
    const std::size_t offset = source_.text.find(section.markdown, line_starts_[section.line - 1]);
    report_.error(
        "text-outside-section", source_.locate(offset, section.markdown.find('\n')),
        fmt::format("this text of '{}' stands under none of its headings", section.heading),
        "put it under a '### …' heading");
  }

  void read_part(std::size_t i, const HeadingRule& rule, std::vector<ProseSection>& parts) {
    const Heading& heading = headings_[i];
    if (heading.level > 3 || rule.parts == HeadingRule::Parts::none) {
      report_.error("bad-heading-level", source_.locate_line(heading.line),
                    fmt::format("section '{}' has no place for the heading '{}'", rule.heading,
                                heading.text));
      return;
    }
    std::string id = slug(heading.text);
    if (rule.parts == HeadingRule::Parts::known) {
      const HeadingRule* part = find_rule(heading, rule.known_parts);
      if (part == nullptr) return;
      id = part->id;
    }
    ProseSection section = make_section(i, std::move(id));
    if (section.markdown.empty()) {
      report_.error("empty-section", source_.locate_line(heading.line),
                    fmt::format("nothing stands under '{}'", heading.text),
                    "write it or take the heading out");
    }
    add_unique(std::move(section), parts);
  }

  ProseSection make_section(std::size_t i, std::string id) const {
    return {headings_[i].text, std::move(id), content_under(i), headings_[i].line, {}};
  }

  const HeadingRule* find_rule(const Heading& heading, const std::vector<HeadingRule>& rules) {
    std::vector<std::string> known;
    for (const HeadingRule& rule : rules) {
      if (rule.heading == heading.text) return &rule;
      known.push_back(rule.heading);
    }
    report_.error("unknown-heading", source_.locate_line(heading.line),
                  fmt::format("unknown heading '{}'", heading.text), suggest(heading.text, known));
    return nullptr;
  }

  void add_unique(ProseSection section, std::vector<ProseSection>& sections) {
    if (section.id.empty()) {
      report_.error(
          "bad-heading", source_.locate_line(section.line),
          fmt::format("the heading '{}' has no letter or digit of ASCII", section.heading),
          "its address is made of them");
      return;
    }
    const bool taken =
        std::any_of(sections.begin(), sections.end(),
                    [&](const ProseSection& other) { return other.id == section.id; });
    if (taken) {
      report_.error("duplicate-heading", source_.locate_line(section.line),
                    fmt::format("'{}' is there already", section.heading));
      return;
    }
    sections.push_back(std::move(section));
  }

  void check_order(const std::vector<ProseSection>& sections,
                   const std::vector<HeadingRule>& rules) {
    const auto rank = [&](const ProseSection& section) {
      return std::find_if(rules.begin(), rules.end(),
                          [&](const HeadingRule& rule) { return rule.id == section.id; }) -
             rules.begin();
    };
    for (std::size_t i = 1; i < sections.size() && !rules.empty(); ++i) {
      if (rank(sections[i - 1]) < rank(sections[i])) continue;
      report_.error("section-order", source_.locate_line(sections[i].line),
                    fmt::format("section '{}' belongs before '{}'", sections[i].heading,
                                sections[i - 1].heading));
    }
  }

  const SourceText& source_;
  std::size_t begin_;
  Diagnostics& report_;
  NodePtr document_;
  std::size_t first_line_ = 0;  // lines before the prose
  std::vector<std::size_t> line_starts_;
  std::vector<Heading> headings_;
  std::vector<ProseLink> links_;
};

// cmark takes such a byte for a line end, editors do not; line numbers would differ.
std::size_t find_lone_return(std::string_view text) {
  std::size_t found = text.find('\r');
  while (found != std::string_view::npos && text.substr(found + 1, 1) == "\n") {
    found = text.find('\r', found + 1);
  }
  return found;
}

bool is_word(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
}

}  // namespace

const ProseSection* Prose::find(std::string_view id) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const ProseSection& section) { return section.id == id; });
  return found == sections.end() ? nullptr : &*found;
}

std::string slug(std::string_view heading) {
  std::string result;
  for (const char c : heading) {
    if (c == '\'') continue;  // "server's" → "servers"
    if (is_word(c)) {
      result += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  if (result.ends_with('-')) result.pop_back();
  return result;
}

Prose read_prose(const SourceText& source, std::size_t begin, const std::vector<HeadingRule>& rules,
                 Diagnostics& report) {
  if (!check_text_file(source, report)) return {};
  if (const std::size_t alone = find_lone_return(source.text); alone != std::string::npos) {
    report.error("bad-line-end", source.locate(alone), "a line ends with CR alone",
                 "save the file with LF or CRLF line ends");
    return {};
  }
  if (source.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    report.error("empty-file", source.locate_file(), "the file is empty; prose was expected",
                 "start with one of the page's '## …' headings");
    return {};
  }
  check_text(source, begin, source.text.size() - begin, report);
  return ProseReader(source, begin, report).read(rules);
}

}  // namespace statusbook
