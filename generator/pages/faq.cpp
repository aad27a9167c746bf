#include <fmt/format.h>

#include <algorithm>

#include "pages/code_views.hpp"
#include "pages/guide_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "pages/structured_data.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

// What has questions of its own: a code, a comparison or a guide.
struct Owner {
  std::string id;  // unique among owners; stands before the ids of its questions
  std::string title;
  std::string url;
  const Prose* prose;
};

// A topic with what belongs to it.
struct Gathering {
  std::string id, title;
  std::vector<std::string> codes;  // keys
  std::vector<Owner> owners;
};

std::string topic_url(const Gathering& gathering) {
  return fmt::format("faq/{}/", gathering.id);
}

void add_codes(const SiteContext& context, const Topic& topic, std::vector<Owner>& owners) {
  for (const std::string& key : topic.codes) {
    const StatusCode& code = *context.catalogue().find_code(key);
    owners.push_back({key, title_of(context.catalogue(), code), code_url(key), &code.prose});
  }
}

// A comparison or a guide stands with the first of its codes.
void add_comparisons(const SiteContext& context, const Topic& topic, std::vector<Owner>& owners) {
  for (const Comparison& comparison : context.catalogue().comparisons) {
    if (std::find(topic.codes.begin(), topic.codes.end(), comparison.a) == topic.codes.end())
      continue;
    owners.push_back({comparison_slug(comparison.a, comparison.b),
                      fmt::format("{} vs {}", comparison.a, comparison.b),
                      pair_url(comparison.a, comparison.b), &comparison.prose});
  }
}

void add_guides(const SiteContext& context, const Topic& topic, std::vector<Owner>& owners) {
  for (const Guide& guide : context.catalogue().guides) {
    const std::string& first = guide.cards.front().code;
    if (std::find(topic.codes.begin(), topic.codes.end(), first) == topic.codes.end()) continue;
    owners.push_back({guide.slug, guide.title, guide_url(guide), &guide.prose});
  }
}

bool has_no_questions(const Owner& owner) {
  const ProseSection* questions = owner.prose->find("questions");
  return questions == nullptr || questions->parts.empty();
}

// A catalogue without topics gathers by family.
std::vector<Topic> topics_of(const Catalogue& catalogue) {
  if (!catalogue.topics.empty()) return catalogue.topics;
  std::vector<Topic> topics;
  for (const Family& family : catalogue.families) {
    Topic topic{family.slug, family.name, {}};
    for (const StatusCode* code : catalogue.codes_of(family))
      topic.codes.push_back(code->key);
    topics.push_back(std::move(topic));
  }
  return topics;
}

std::vector<Gathering> gather(const SiteContext& context) {
  std::vector<Gathering> gatherings;
  for (const Topic& topic : topics_of(context.catalogue())) {
    Gathering gathering{topic.id, topic.title, topic.codes, {}};
    add_codes(context, topic, gathering.owners);
    add_comparisons(context, topic, gathering.owners);
    add_guides(context, topic, gathering.owners);
    std::erase_if(gathering.owners, has_no_questions);
    if (!gathering.owners.empty()) gatherings.push_back(std::move(gathering));
  }
  return gatherings;
}

std::string question_id(const Owner& owner, const ProseSection& question) {
  return fmt::format("{}-{}", owner.id, question.id);
}

// A question keeps the id that it has on its own page, with its owner's in front.
View answered_view(const Owner& owner, std::string_view root) {
  View::List list;
  const View own = make_questions_view(*owner.prose, root);
  for (const View& question : *own.find("items")->as_list()) {
    const std::string& id = *question.find("id")->as_text();
    list.push_back(View{{"id", fmt::format("{}-{}", owner.id, id)},
                        {"own_id", id},
                        {"question", *question.find("question")},
                        {"html", *question.find("html")}});
  }
  return View{{"id", "about-" + owner.id},
              {"title", owner.title},
              {"url", owner.url},
              {"questions", std::move(list)}};
}

// For search engines: the answers with links that lead anywhere.
View::List question_data(const Gathering& gathering, const std::string& base_url) {
  View::List list;
  for (const Owner& owner : gathering.owners) {
    for (const ProseSection& question : owner.prose->find("questions")->parts) {
      list.push_back(
          make_question_data(question.heading, render_markdown(question.markdown, base_url + "/")));
    }
  }
  return list;
}

std::string description_of(const Gathering& gathering, std::size_t count) {
  const std::string& first =
      gathering.owners.front().prose->find("questions")->parts.front().heading;
  return fmt::format("{} questions about {}, with answers. The first: {}", count, gathering.title,
                     first);
}

Page topic_page(const SiteContext& context, const Gathering& gathering) {
  std::size_t count = 0;
  for (const Owner& owner : gathering.owners)
    count += owner.prose->find("questions")->parts.size();
  PageInfo info{.url = "/" + topic_url(gathering),
                .kind = "faq_topic",
                .title = "Questions: " + gathering.title,
                .description = description_of(gathering, count),
                .updated = context.updated(),
                .parents = {{"Questions", "faq/"}},
                .subject = {ProseKind::questions, gathering.codes},
                .questions = [gathering, base_url = context.input().settings.base_url] {
                  return question_data(gathering, base_url);
                }};
  return context.make_page(std::move(info), [gathering] {
    View::List owners;
    for (const Owner& owner : gathering.owners)
      owners.push_back(answered_view(owner, root_of_url("/" + topic_url(gathering))));
    return View::Object{{"owners", std::move(owners)}};
  });
}

// The questions alone, each a link to its answer.
View index_view(const Gathering& gathering) {
  View::List questions;
  for (const Owner& owner : gathering.owners) {
    for (const ProseSection& question : owner.prose->find("questions")->parts) {
      questions.push_back(
          View{{"question", question.heading},
               {"about", owner.title},
               {"url", fmt::format("{}#{}", topic_url(gathering), question_id(owner, question))}});
    }
  }
  return View{{"id", gathering.id},
              {"title", gathering.title},
              {"url", topic_url(gathering)},
              {"questions", optional_list(std::move(questions))}};
}

}  // namespace

std::vector<Page> list_faq_pages(const SiteContext& context) {
  const std::vector<Gathering> gatherings = gather(context);
  PageInfo info{.url = "/faq/",
                .kind = "faq",
                .title = "Questions about HTTP status codes",
                .description =
                    "Every question of the site in one place, by topic: retries, "
                    "caching, redirects, crawlers, proxies and what to send when.",
                .updated = context.updated()};
  std::vector<Page> pages{context.make_page(std::move(info), [gatherings] {
    View::List topics;
    for (const Gathering& gathering : gatherings)
      topics.push_back(index_view(gathering));
    return View::Object{{"topics", std::move(topics)}};
  })};
  for (const Gathering& gathering : gatherings)
    pages.push_back(topic_page(context, gathering));
  return pages;
}

}  // namespace statusbook
