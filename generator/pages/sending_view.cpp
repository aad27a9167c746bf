#include "pages/sending_view.hpp"

#include <array>
#include <utility>

#include "pages/code_views.hpp"
#include "render/html_escape.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

using Labels = std::array<std::pair<std::string_view, const char*>, 2>;

constexpr Labels kinds{
    {{"application", "In an application"}, {"server", "In a server's configuration"}}};

// What a reader may rely on, as a remark behind the framework's name.
std::string proof_of(const Snippet& snippet) {
  return snippet.proof == "run" ? "run in our tests" : "parsed by " + snippet.tool;
}

View snippet_view(const Snippet& snippet, const SnippetText& text) {
  return View{
      {"id", snippet.id},       {"name", snippet.name},       {"language", snippet.language},
      {"token", snippet.token}, {"proof", proof_of(snippet)}, {"html", html_text(text.text)}};
}

View groups_view(const SiteInput& input, const std::vector<SnippetText>& texts) {
  View::List groups;
  for (const auto& [kind, label] : kinds) {
    View::List snippets;
    for (const SnippetText& text : texts) {
      const Snippet& snippet = input.catalogue.snippets[text.snippet];
      if (snippet.kind == kind) snippets.push_back(snippet_view(snippet, text));
    }
    if (!snippets.empty())
      groups.push_back(View{{"kind", kind}, {"label", label}, {"snippets", std::move(snippets)}});
  }
  return optional_list(std::move(groups));
}

View featured_view(const SiteInput& input, const std::vector<SnippetText>& texts) {
  View::List featured;
  for (const SnippetText& text : texts) {
    const Snippet& snippet = input.catalogue.snippets[text.snippet];
    if (snippet.is_featured) featured.push_back(snippet_view(snippet, text));
  }
  return optional_list(std::move(featured));
}

View omitted_view(const SiteInput& input, const StatusCode& code) {
  View::List omitted;
  for (const Snippet& snippet : input.catalogue.snippets) {
    const Omission* omission = snippet.find_omission(code.key);
    if (omission == nullptr || !code.sending.has_code()) continue;
    omitted.push_back(View{{"name", snippet.name}, {"reason", omission->reason}});
  }
  return optional_list(std::move(omitted));
}

}  // namespace

View make_sending_view(const SiteInput& input, const StatusCode& code, std::string_view root) {
  const std::string& note = code.sending.note;
  const std::vector<SnippetText>& texts = snippets_of(input, code);
  return View{{"rule", code.sending.rule},
              {"is_warning", code.sending.rule != "freely"},
              {"note", note.empty() ? View() : View(render_inline_markdown(note, root))},
              {"featured", featured_view(input, texts)},
              {"count", texts.size()},
              {"url", texts.empty() ? View() : View(code_url(code.key) + "code/")},
              {"groups", groups_view(input, texts)},
              {"omitted", omitted_view(input, code)}};
}

const std::vector<SnippetText>& snippets_of(const SiteInput& input, const StatusCode& code) {
  static const std::vector<SnippetText> none;
  const auto texts = input.snippets.find(code.key);
  return texts == input.snippets.end() ? none : texts->second;
}

}  // namespace statusbook
