#include "pages/anki.hpp"

#include <fmt/format.h>

#include "catalogue/section_reference.hpp"
#include "pages/code_views.hpp"
#include "render/html_escape.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

// RFC 4180. Every field of ours has commas.
std::string quoted(std::string_view field) {
  std::string text = "\"";
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

std::string link(const std::string& url, const std::string& label) {
  return fmt::format("<a href=\"{}\">{}</a>", html_escape(url), html_escape(label));
}

std::string source_of(const Catalogue& catalogue, const std::string& id) {
  if (const Source* source = catalogue.find_source(id)) {
    return source->url.empty() ? html_escape(source->title) : link(source->url, source->title);
  }
  std::string text;
  for (const SectionReference& reference : parse_section_references(id))
    text += (text.empty() ? "" : "; ") + link(reference.url, reference.text);
  return text;
}

class Notes {
 public:
  Notes(const Catalogue& catalogue, const SiteSettings& settings)
      : catalogue_(catalogue), root_(settings.base_url + "/") {}

  std::string note(const QuizQuestion& question) const {
    return fmt::format("statusbook-{},{},{},http-status {}\n", question.id, quoted(front(question)),
                       quoted(back(question)), question.difficulty);
  }

 private:
  std::string title(const QuizChoice& choice) const {
    return title_of(catalogue_, *catalogue_.find_code(choice.code));
  }

  std::string front(const QuizQuestion& question) const {
    std::string choices;
    for (const QuizChoice& choice : question.choices)
      choices += fmt::format("<li>{}</li>", html_escape(title(choice)));
    return fmt::format("<p>{}</p><p><b>{}</b></p><ul>{}</ul>",
                       render_inline_markdown(question.scenario, root_),
                       html_escape(question.question), choices);
  }

  std::string back(const QuizQuestion& question) const {
    std::string answer, others;
    for (const QuizChoice& choice : question.choices) {
      const std::string linked = link(root_ + code_url(choice.code), title(choice));
      if (choice.right) {
        answer = fmt::format("<p><b>{}</b></p><p>{}</p>", linked, html_escape(choice.why));
      } else {
        others += fmt::format("<li>Not {}: {}</li>", linked, html_escape(choice.why));
      }
    }
    return fmt::format("{}<ul>{}</ul><p>{}</p>", answer, others,
                       source_of(catalogue_, question.source));
  }

  const Catalogue& catalogue_;
  std::string root_;
};

}  // namespace

std::string make_anki_csv(const Catalogue& catalogue, const SiteSettings& settings) {
  std::string text =
      "#separator:Comma\n"
      "#html:true\n"
      "#notetype:Basic\n"
      "#deck:HTTP status codes\n"
      "#columns:Id,Front,Back,Tags\n"
      "#guid column:1\n"
      "#tags column:4\n";
  const Notes notes(catalogue, settings);
  for (const QuizQuestion& question : catalogue.quiz.questions)
    text += notes.note(question);
  return text;
}

}  // namespace statusbook
