#include "render/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

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
  const std::string expanded = expand_link(destination);
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

// The cell above a table's row names is no header when it is empty: a screen reader would announce
// one that says nothing.
std::string with_empty_corners(std::string html) {
  constexpr std::string_view header = "<th></th>", cell = "<td></td>";
  for (std::size_t at = html.find(header); at != std::string::npos; at = html.find(header, at))
    html.replace(at, header.size(), cell);
  return html;
}

}  // namespace

std::string expand_link(std::string_view destination) {
  if (!destination.starts_with(rfc_scheme)) return std::string(destination);
  destination.remove_prefix(rfc_scheme.size());
  const std::size_t slash = destination.find('/');
  return rfc_url(destination.substr(0, slash),
                 slash == std::string_view::npos ? "" : destination.substr(slash + 1));
}

std::string render_markdown(std::string_view markdown, std::string_view root) {
  const ParserPtr parser = make_parser();
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const NodePtr document(cmark_parser_finish(parser.get()));
  rewrite_links(document.get(), root);
  const std::unique_ptr<char, TextDeleter> html(cmark_render_html(
      document.get(), CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser.get())));
  return with_empty_corners(html.get());
}

std::string render_inline_markdown(std::string_view markdown, std::string_view root) {
  std::string html = render_markdown(markdown, root);
  constexpr std::string_view open = "<p>", close = "</p>\n";
  const bool one_paragraph = html.starts_with(open) && html.ends_with(close) &&
                             html.find(open, open.size()) == std::string::npos;
  return one_paragraph ? html.substr(open.size(), html.size() - open.size() - close.size()) : html;
}

}  // namespace statusbook
