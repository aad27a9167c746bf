#include <fmt/format.h>

#include <algorithm>

#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

constexpr const char* decide_url = "decide/";

// The first question stands at the tree's own address.
std::string node_url(const DecisionTree& tree, const std::string& id) {
  if (id == tree.questions.front().id) return decision_url(tree);
  return fmt::format("decide/{}/{}/", tree.slug, id);
}

// One answer on the way from the start of a tree.
struct Turn {
  const DecisionQuestion* question;
  const DecisionAnswer* answer;
};

using Way = std::vector<Turn>;

// The loader has proved that each node has exactly one way.
Way way_to(const DecisionTree& tree, const std::string& id) {
  for (const DecisionQuestion& question : tree.questions) {
    for (const DecisionAnswer& answer : question.answers) {
      if (answer.to != id) continue;
      Way way = way_to(tree, question.id);
      way.push_back({&question, &answer});
      return way;
    }
  }
  return {};
}

View way_view(const DecisionTree& tree, const Way& way) {
  View::List list;
  for (const Turn& turn : way) {
    list.push_back(View{{"question", turn.question->question},
                        {"answer", turn.answer->label},
                        {"url", node_url(tree, turn.question->id)}});
  }
  return optional_list(std::move(list));
}

View tree_view(const DecisionTree& tree) {
  return View{{"title", tree.title}, {"url", decision_url(tree)}, {"id", tree.slug}};
}

View card_of(const SiteContext& context, const std::string& key) {
  return View::borrow(context.card(*context.catalogue().find_code(key)));
}

std::string inline_html(const std::string& markdown, const std::string& root) {
  return markdown.empty() ? "" : render_inline_markdown(markdown, root);
}

View answers_view(const DecisionTree& tree, const DecisionQuestion& question) {
  View::List list;
  for (const DecisionAnswer& answer : question.answers)
    list.push_back(View{{"label", answer.label}, {"url", node_url(tree, answer.to)}});
  return list;
}

View neighbors_view(const SiteContext& context, const DecisionLeaf& leaf) {
  View::List list;
  for (const DecisionLeaf::Neighbor& neighbor : leaf.neighbors) {
    const auto [a, b] = std::minmax(leaf.code, neighbor.code);
    list.push_back(View{{"card", card_of(context, neighbor.code)},
                        {"why", neighbor.why},
                        {"compare_url", pair_url(a, b)}});
  }
  return list;
}

Page question_page(const SiteContext& context, const DecisionTree& tree,
                   const DecisionQuestion& question) {
  const bool is_start = &question == &tree.questions.front();
  PageInfo info{
      .url = "/" + node_url(tree, question.id),
      .kind = "decision_question",
      .title = is_start ? tree.title : question.question,
      .description = is_start ? tree.description
                              : fmt::format("{} A step of: {}.", question.question, tree.title),
      .updated = tree.updated,
      .indexable = is_start,
      .parents = {{"Decide", decide_url}}};
  if (!is_start) info.parents.emplace_back(tree.title, decision_url(tree));
  return context.make_page(std::move(info), [&tree, &question, is_start] {
    const std::string root = root_of_url("/" + node_url(tree, question.id));
    return View::Object{
        {"tree", tree_view(tree)},
        {"introduction", is_start ? View(inline_html(tree.introduction, root)) : View()},
        {"question", question.question},
        {"help", text_or_null(inline_html(question.help, root))},
        {"answers", answers_view(tree, question)},
        {"way", way_view(tree, way_to(tree, question.id))}};
  });
}

Page leaf_page(const SiteContext& context, const DecisionTree& tree, const DecisionLeaf& leaf) {
  const StatusCode& code = *context.catalogue().find_code(leaf.code);
  const Way way = way_to(tree, leaf.id);
  const std::string url = node_url(tree, leaf.id);
  PageInfo info{.url = "/" + url,
                .kind = "decision_leaf",
                .title = fmt::format("{} {}: {}", code.code, code.name, way.back().answer->label),
                .description = fmt::format("{} {}: send {} {}.", way.back().question->question,
                                           way.back().answer->label, code.code, code.name),
                .updated = tree.updated,
                .indexable = false,
                .parents = {{"Decide", decide_url}, {tree.title, decision_url(tree)}},
                .subject = {ProseKind::leaf, {leaf.code}}};
  return context.make_page(std::move(info), [&context, &tree, &leaf, &code, url] {
    return View::Object{{"tree", tree_view(tree)},
                        {"card", View::borrow(context.card(code))},
                        {"because", inline_html(leaf.because, root_of_url("/" + url))},
                        {"neighbors", neighbors_view(context, leaf)},
                        {"way", way_view(tree, way_to(tree, leaf.id))}};
  });
}

// A question with all that follows from it. Every node has every member, because a template that
// calls itself would otherwise find the parent's.
View subtree_view(const SiteContext& context, const DecisionTree& tree, const std::string& id) {
  if (const DecisionLeaf* leaf = tree.find_leaf(id)) {
    return View{{"question", View()},
                {"leaf", card_of(context, leaf->code)},
                {"node_url", node_url(tree, id)},
                {"answers", View()}};
  }
  const DecisionQuestion& question = *tree.find_question(id);
  View::List answers;
  for (const DecisionAnswer& answer : question.answers) {
    answers.push_back(
        View{{"label", answer.label}, {"node", subtree_view(context, tree, answer.to)}});
  }
  return View{{"question", question.question},
              {"leaf", View()},
              {"node_url", node_url(tree, id)},
              {"answers", std::move(answers)}};
}

Page whole_page(const SiteContext& context) {
  PageInfo info{.url = "/decide/all/",
                .kind = "decision_all",
                .title = "All decisions on one page",
                .description =
                    "Every decision tree of the site as a diagram, from the first question to the "
                    "code, made for printing.",
                .updated = context.updated(),
                .parents = {{"Decide", decide_url}}};
  return context.make_page(std::move(info), [&context] {
    View::List trees;
    for (const DecisionTree& tree : context.catalogue().decisions) {
      View view = tree_view(tree);
      view.set("node", subtree_view(context, tree, tree.questions.front().id));
      trees.push_back(std::move(view));
    }
    return View::Object{{"trees", std::move(trees)}};
  });
}

Page index_page(const SiteContext& context) {
  PageInfo info{.url = "/decide/",
                .kind = "decision_index",
                .title = "Which status code should I send?",
                .description =
                    "Answer a few questions about what happened and get the status code to send, "
                    "with the reason why its neighbors are wrong.",
                .updated = context.updated()};
  return context.make_page(std::move(info), [&context] {
    View::List trees;
    for (const DecisionTree& tree : context.catalogue().decisions) {
      View view = tree_view(tree);
      view.set("description", tree.description);
      view.set("question", tree.questions.front().question);
      view.set("answers", answers_view(tree, tree.questions.front()));
      view.set("code_count", tree.leaves.size());
      trees.push_back(std::move(view));
    }
    return View::Object{{"trees", std::move(trees)}};
  });
}

}  // namespace

std::vector<Page> list_decision_pages(const SiteContext& context) {
  if (context.catalogue().decisions.empty()) return {};
  std::vector<Page> pages{index_page(context), whole_page(context)};
  for (const DecisionTree& tree : context.catalogue().decisions) {
    for (const DecisionQuestion& question : tree.questions)
      pages.push_back(question_page(context, tree, question));
    for (const DecisionLeaf& leaf : tree.leaves)
      pages.push_back(leaf_page(context, tree, leaf));
  }
  return pages;
}

}  // namespace statusbook
