#include <algorithm>

#include "pages/anki.hpp"
#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

View choice_view(const SiteContext& context, const QuizChoice& choice) {
  return View{{"card", View::borrow(context.card(*context.catalogue().find_code(choice.code)))},
              {"right", choice.right},
              {"why", choice.why}};
}

View question_view(const SiteContext& context, const QuizQuestion& question,
                   std::string_view root) {
  View::List choices, wrong;
  View right;
  for (const QuizChoice& choice : question.choices) {
    choices.push_back(choice_view(context, choice));
    if (choice.right) {
      right = choice_view(context, choice);
    } else {
      wrong.push_back(choice_view(context, choice));
    }
  }
  View view = make_source_view(context.catalogue(), question.source);
  view.set("id", question.id);
  view.set("difficulty", question.difficulty);
  view.set("scenario", render_inline_markdown(question.scenario, root));
  view.set("question", question.question);
  view.set("choices", std::move(choices));
  view.set("answer", std::move(right));
  view.set("wrong", std::move(wrong));
  return view;
}

}  // namespace

std::vector<Page> list_quiz_page(const SiteContext& context) {
  const Quiz& quiz = context.catalogue().quiz;
  if (quiz.questions.empty()) return {};
  PageInfo info{.url = "/quiz/",
                .kind = "quiz",
                .title = "Quiz: which code is it?",
                .description =
                    "Scenes from real work, each with a status code to choose: find out which of "
                    "them you can tell apart, and read why the others are wrong.",
                .updated = quiz.updated};
  Page page = context.make_page(std::move(info), [&context, &quiz, root = root_of_url("/quiz/")] {
    View::List questions;
    for (const QuizQuestion& question : quiz.questions)
      questions.push_back(question_view(context, question, root));
    return View::Object{{"questions", std::move(questions)}};
  });
  return {std::move(page), make_text_page("/quiz/anki.csv", "anki", [&context] {
            return make_anki_csv(context.catalogue(), context.input().settings);
          })};
}

}  // namespace statusbook
