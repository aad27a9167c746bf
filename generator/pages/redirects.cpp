// Rules for servers that read rules: they lead /compare/503-vs-502/ to /compare/502-vs-503/, and
// old or other addresses (pages/moves) to the pages. The pages for written comparisons
// (pages/comparison.cpp) serve those that read none.

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "pages/code_views.hpp"
#include "pages/moves.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

// Cloudflare Pages reads no more static rules than this, and a server that reads more gains nothing
// from rules for pairs that nobody asks for.
constexpr std::size_t most_rules = 2000;

struct CodePair {
  const StatusCode* a;
  const StatusCode* b;
  int demand;  // more is asked for more often
};

int demand_of(const StatusCode& code) {
  static constexpr std::array<std::string_view, 4> ranks{"never sent", "rare", "occasional",
                                                         "common"};
  const auto* rank = std::find(ranks.begin(), ranks.end(), code.popularity);
  return static_cast<int>(rank - ranks.begin()) % static_cast<int>(ranks.size());
}

std::string_view without_slash(std::string_view url) {
  url.remove_prefix(1);
  url.remove_suffix(1);
  return url;
}

// Written comparisons first, then the pairs of the codes that are met most.
std::vector<CodePair> pairs_by_demand(const SiteContext& context, std::size_t most) {
  constexpr int above_all = 100;
  const std::vector<StatusCode>& codes = context.catalogue().codes;
  std::vector<CodePair> pairs;
  for (auto a = codes.begin(); a != codes.end(); ++a) {
    for (auto b = a + 1; b != codes.end(); ++b) {
      const bool written = context.comparison_of(*a, *b) != nullptr;
      pairs.push_back({&*a, &*b, written ? above_all : demand_of(*a) + demand_of(*b)});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const CodePair& x, const CodePair& y) { return x.demand > y.demand; });
  pairs.resize(std::min(pairs.size(), most));
  return pairs;
}

// The format of Netlify and Cloudflare Pages: from, to, status.
std::string rules_file(const SiteContext& context) {
  const std::string base = context.input().settings.base_path();
  const Moves moves = list_moves(context);
  std::string text = fmt::format(
      "# Other addresses of pages; then comparisons at their reverse address, most wanted first; "
      "at\n"
      "# most {} in all, the limit of Cloudflare Pages. Every comparison: redirects.nginx.conf.\n",
      most_rules);
  for (const auto& [from, to] : moves)
    text += fmt::format("{0}{1} {0}{2} 301\n", base, below_root(from), below_root(to));
  const std::size_t room = most_rules - std::min(moves.size(), most_rules);
  for (const auto& [a, b, demand] : pairs_by_demand(context, room)) {
    text += fmt::format("{0}{1} {0}{2} 301\n", base, pair_url(b->key, a->key),
                        pair_url(a->key, b->key));
  }
  return text;
}

// Exact locations cost nginx one look-up, however many there are.
std::string nginx_moves(const SiteContext& context) {
  const std::string base = context.input().settings.base_path();
  std::string text =
      "# Other addresses of pages, for nginx, inside a server block:\n"
      "#   include /path/to/moves.nginx.conf;\n";
  for (const auto& [from, to] : list_moves(context)) {
    const std::string_view path = without_slash(from);
    for (const char* end : {"", "/"}) {
      text += fmt::format("location = {0}{1}{2} {{ return 301 {0}{3}; }}\n", base, path, end,
                          below_root(to));
    }
  }
  return text;
}

std::string caddy_moves(const SiteContext& context) {
  const std::string base = context.input().settings.base_path();
  std::string text =
      "# Other addresses of pages, for Caddy, inside a site block:\n"
      "#   import /path/to/moves.caddy\n"
      "map {path} {moved} {\n";
  for (const auto& [from, to] : list_moves(context)) {
    const std::string_view path = without_slash(from);
    for (const char* end : {"", "/"})
      text += fmt::format("\t{0}{1}{2} {0}{3}\n", base, path, end, below_root(to));
  }
  return text +
         "\tdefault \"\"\n}\n@moved expression `{moved} != \"\"`\nredir @moved {moved} 301\n";
}

// The site's path inside a regular expression.
std::string as_pattern(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (std::string_view(".+*()[]$^|").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// One rule for each code: it knows all codes that come before, so an unknown code matches nothing.
std::string nginx_file(const SiteContext& context) {
  const std::string base = context.input().settings.base_path();
  std::string text = fmt::format(
      "# Every comparison at its reverse address, for nginx:\n"
      "#   location {}compare/ {{ include /path/to/redirects.nginx.conf; }}\n",
      base);
  std::vector<std::string_view> before;
  for (const StatusCode& code : context.catalogue().codes) {
    if (!before.empty()) {
      text += fmt::format("rewrite ^{0}compare/{1}-vs-({2})/?$ {3}compare/$1-vs-{1}/ permanent;\n",
                          as_pattern(base), code.key, fmt::join(before, "|"), base);
    }
    before.push_back(code.key);
  }
  return text;
}

}  // namespace

std::vector<Page> list_redirects(const SiteContext& context) {
  return {
      make_text_page("/_redirects", "redirects", [&context] { return rules_file(context); }),
      make_text_page("/redirects.nginx.conf", "redirects",
                     [&context] { return nginx_file(context); }),
      make_text_page("/moves.nginx.conf", "redirects", [&context] { return nginx_moves(context); }),
      make_text_page("/moves.caddy", "redirects", [&context] { return caddy_moves(context); })};
}

}  // namespace statusbook
