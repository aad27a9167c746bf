#include "render/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>

#include "catalogue/section_reference.hpp"

namespace statusbook {
namespace {

constexpr std::string_view rfc_scheme = "rfc:";

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct TextDeleter {
  void operator()(char* text) const { std::free(text); }  // cmark's default allocator is malloc
};
using ParserPtr = std::unique_ptr<cmark_parser, ParserDeleter>;
using NodePtr = std::unique_ptr<cmark_node, NodeDeleter>;

// Registration writes to a list that is not guarded.
void register_extensions() {
  static std::once_flag once;
  std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
}

ParserPtr make_parser() {
  register_extensions();
  ParserPtr parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  // Tables only. An extension with special inline characters (strikethrough, autolink) makes
  // cmark-gfm write to a global table while it parses, which other threads read.
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  return parser;
}

std::string page_link(std::string_view destination, std::string_view root) {
  std::string expanded = expand_link(destination);
  if (!expanded.starts_with('/')) return expanded;
  return std::string(root) + expanded.substr(1);
}

void rewrite_links(cmark_node* document, std::string_view root) {
  cmark_iter* iterator = cmark_iter_new(document);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator)) {
    cmark_node* node = cmark_iter_get_node(iterator);
    if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_LINK) continue;
    cmark_node_set_url(node, page_link(cmark_node_get_url(node), root).c_str());
  }
  cmark_iter_free(iterator);
}

std::string without_tags(std::string_view html) {
  std::string text;
  bool is_tag = false;
  for (const char c : html) {
    if (c == '<') is_tag = true;
    if (!is_tag) text += c;
    if (c == '>') is_tag = false;
  }
  return text;
}

// "Log, Came from behind": the cells of the header row, without the empty one over the first
// column.
std::string header_of(std::string_view table) {
  constexpr std::string_view open = "<th", close = "</th>";
  table = table.substr(0, table.find("</thead>"));
  std::string words;
  for (std::size_t start = table.find(open); start != std::string_view::npos;
       start = table.find(open, start + 1)) {
    const std::size_t end_of_name = start + open.size();
    if (table[end_of_name] != '>' && table[end_of_name] != ' ') continue;  // <thead>
    const std::size_t from = table.find('>', start) + 1;
    if (!words.empty()) words += ", ";
    words += without_tags(table.substr(from, table.find(close, from) - from));
  }
  return words;
}

// The first cell of each row of the body names the row.
std::string with_row_headers(std::string table) {
  constexpr std::string_view row = "<tr>\n<td", header = "<th scope=\"row\"", close = "</td>";
  const std::size_t cell = row.find("<td");
  std::size_t place = table.find("<tbody>");
  while ((place = table.find(row, place)) != std::string::npos) {
    table.replace(place + cell, row.size() - cell, header);
    place = table.find(close, place);
    table.replace(place, close.size(), "</th>");
  }
  return table;
}

// An empty cell is no header for a screen reader. Where the one over the first column is empty,
// that column holds what the rows are called.
std::string with_true_headers(std::string table) {
  constexpr std::string_view corner = "<tr>\n<th></th>", empty = "<th></th>";
  const bool names_rows = table.find(corner) != std::string::npos;
  for (std::size_t place = table.find(empty); place != std::string::npos; place = table.find(empty))
    table.replace(place, empty.size(), "<td></td>");
  return names_rows ? with_row_headers(std::move(table)) : table;
}

// A table scrolls in a box of its own, which the keyboard can reach, and not with the page.
std::string with_scrolling_tables(const std::string& html) {
  constexpr std::string_view open = "<table>", close = "</table>";
  std::string result;
  std::size_t done = 0;
  for (std::size_t start = html.find(open); start != std::string::npos;
       start = html.find(open, done)) {
    const std::size_t end = html.find(close, start) + close.size();
    const std::string table = with_true_headers(html.substr(start, end - start));
    result.append(html, done, start - done);
    result += R"(<div class="table-scroll" tabindex="0" role="group" aria-label=")" +
              header_of(table) + "\">\n" + table + "\n</div>";
    done = end;
  }
  return result.append(html, done);
}

}  // namespace

std::string expand_link(std::string_view destination) {
  if (!destination.starts_with(rfc_scheme)) return std::string(destination);
  destination.remove_prefix(rfc_scheme.size());
  const std::size_t slash = destination.find('/');
  return rfc_url(destination.substr(0, slash),
                 slash == std::string_view::npos ? "" : destination.substr(slash + 1));
}

std::string absolute_links(std::string_view markdown, std::string_view root) {
  constexpr std::string_view opening = "](";
  std::string text;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t link = markdown.find(opening, at);
    if (link == std::string_view::npos) return text.append(markdown.substr(at));
    const std::size_t begin = link + opening.size();
    const std::size_t end = std::min(markdown.find(')', begin), markdown.size());
    text.append(markdown.substr(at, begin - at));
    text.append(page_link(markdown.substr(begin, end - begin), root));
    at = end;
  }
  return text;
}

std::string render_markdown(std::string_view markdown, std::string_view root) {
  const ParserPtr parser = make_parser();
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const NodePtr document(cmark_parser_finish(parser.get()));
  rewrite_links(document.get(), root);
  const std::unique_ptr<char, TextDeleter> html(cmark_render_html(
      document.get(), CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser.get())));
  return with_scrolling_tables(html.get());
}

std::string render_inline_markdown(std::string_view markdown, std::string_view root) {
  std::string html = render_markdown(markdown, root);
  constexpr std::string_view open = "<p>", close = "</p>\n";
  const bool one_paragraph = html.starts_with(open) && html.ends_with(close) &&
                             html.find(open, open.size()) == std::string::npos;
  return one_paragraph ? html.substr(open.size(), html.size() - open.size() - close.size()) : html;
}

}  // namespace statusbook
