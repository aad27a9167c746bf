#pragma once

// Runs a compiled template over a stack of views and gives the text. Values are HTML-escaped unless
// the template says otherwise. Pure: no state stays behind, so threads may share set and views.
//
// Truth, in both modes: false, null, an empty list, an empty text and the number 0 are nothing to
// show; all else is. A number prints its digits, a boolean true or false, null nothing.
// Mistakes, each naming the page and the calls that led there: missing-key and not-printable
// (strict only; rendering goes on so that all are found), unknown-template, template-too-deep,
// output-too-large, template-too-long.

#include <span>

#include "render/mustache/kept_partials.hpp"
#include "render/mustache/template_set.hpp"
#include "render/prepared_html.hpp"
#include "render/view.hpp"

namespace statusbook::mustache {

// Bounds that a sound template never meets, so that no template can take the program down.
struct Limits {
  std::size_t depth = 100;  // templates and blocks being rendered inside one another
  std::size_t output_bytes = std::size_t{64} << 20;
  std::size_t steps = 50'000'000;  // instructions: calls that double at each level print nothing
  std::size_t mistakes = 20;       // a page; rendering stops there
};

// `contexts` is the stack at the start, the innermost view last: the site's, then the page's.
// `subject` is the page as messages name it: "/502/". Nothing when there was a mistake.
std::optional<std::string> render(const TemplateSet& set, std::string_view template_name,
                                  std::span<const View* const> contexts, Strictness strictness,
                                  std::string_view subject, Diagnostics& report,
                                  const Limits& limits = {});

// The same, strictly, for a page of a site: what partials make of shared views is made once for all
// pages that have one keeper.
std::optional<PageBytes> render_page(const TemplateSet& set, std::string_view template_name,
                                     std::span<const View* const> contexts,
                                     std::string_view subject, KeptPartials& keeper,
                                     Diagnostics& report);

// The same for output that is not HTML, such as program code: nothing is escaped.
std::optional<std::string> render_plain(const TemplateSet& set, std::string_view template_name,
                                        std::span<const View* const> contexts,
                                        Strictness strictness, std::string_view subject,
                                        Diagnostics& report);

}  // namespace statusbook::mustache
