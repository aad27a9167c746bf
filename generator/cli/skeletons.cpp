#include "cli/skeletons.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace statusbook {
namespace {

using Json = nlohmann::ordered_json;

std::string blank(std::string_view what) {
  return fmt::format("{} {}", blank_mark, what);
}

std::string number_of(const std::string& key) {
  return key.substr(0, 3);
}

std::string json_text(const Json& record) {
  return record.dump(2) + "\n";
}

// JSON, an empty line, then sections.
std::string page_text(const Json& front, const std::vector<std::string>& sections) {
  std::string text = json_text(front);
  for (const std::string& section : sections)
    text += "\n" + section;
  return text;
}

std::string section(std::string_view heading, std::string_view what) {
  return fmt::format("## {}\n\n{}\n", heading, blank(what));
}

std::string questions(std::string_view about) {
  return fmt::format(
      "## Questions\n\n"
      "### {0} what people ask about {1}?\n\n{0} the answer, in two to four sentences.\n\n"
      "### {0} what else they ask about {1}?\n\n{0} the answer to that one.\n",
      blank_mark, about);
}

Json decision_of(const std::vector<std::string>& keys) {
  Json rules = Json::array();
  for (const std::string& key : keys) {
    rules.push_back(
        {{"code", key}, {"when", blank("the words after 'when' that decide for " + key)}});
  }
  return rules;
}

Json code_record(const NewCode& code, std::string_view today) {
  const std::string number = number_of(code.key);
  return {{"$schema", "../../schema/code.schema.json"},
          {"code", std::stoi(number)},
          {"name", blank("its name")},
          {"family", code.family},
          {"standing", "unofficial"},
          {"meaning", blank("what it means, 48 characters at most")},
          {"answer", blank("what " + number + " says, in one sentence of 40 to 280 characters.")},
          {"use_when", blank("the words that complete 'Return this code when'")},
          {"specification",
           {{"document", blank("RFC 9110, or a vendor's page")}, {"url", "https://example.com/"}}},
          {"first_defined", blank("where it was first defined")},
          {"senders", {"origin server"}},
          {"fault",
           {number.front() == '4'   ? "client"
            : number.front() == '5' ? "server"
                                    : "none"}},
          {"temporary", "unknown"},
          {"interim", number.front() == '1'},
          {"content",
           {{"rule", number.front() == '1' ? "forbidden" : "allowed"},
            {"note", blank("what the content holds.")}}},
          {"caching",
           {{"heuristic", false},
            {"storable", number.front() == '1' ? "never" : "if marked"},
            {"note", blank("what caches do with it.")}}},
          {"fields", Json::array()},
          {"requirements", Json::array()},
          {"retry",
           {{"rule", "no"},
            {"advice", blank("what a client does next, naming methods.")},
            {"section", "RFC 9110 9.2.2"}}},
          {"behavior", Json::array()},
          {"popularity", "rare"},
          {"recommended", false},
          {"deprecated", false},
          {"common_use", blank("where it is met.")},
          {"sending", {{"rule", "not at all"}, {"note", blank("why nobody should send it.")}}},
          {"related", {{{"code", code.nearest}, {"why", blank("how the two are related.")}}}},
          {"sources", {blank("where these facts stand")}},
          {"updated", today}};
}

std::string code_prose(const std::string& key) {
  return section("In plain English", "what " + key + " means, without jargon.") + "\n" +
         section("When to use it", "the situation, and the one that looks like it.") + "\n" +
         questions(key);
}

// An interim response has no content (RFC 9110 15.2).
std::string example(const std::string& key) {
  const std::string number = number_of(key);
  const std::string start = fmt::format("HTTP/1.1 {} \r\n", number);
  if (number.front() == '1') return start + "\r\n";
  const std::string body = fmt::format("This is the content of a {}.\n", number);
  return start + fmt::format(
                     "Date: Sat, 21 Nov 2026 09:30:00 GMT\r\nContent-Type: text/plain; "
                     "charset=utf-8\r\nContent-Length: {}\r\n\r\n{}",
                     body.size(), body);
}

}  // namespace

std::vector<Skeleton> make_code_skeleton(const NewCode& code, std::string_view today) {
  const std::string folder = "codes/" + code.key + "/";
  return {{folder + "code.json", json_text(code_record(code, today))},
          {folder + "page.md", code_prose(code.key)},
          {folder + "response.http", example(code.key)}};
}

std::vector<Skeleton> make_comparison_skeleton(const std::vector<std::string>& keys,
                                               std::string_view today) {
  const std::string pair = fmt::format("{} vs {}", keys[0], keys[1]);
  const Json front{
      {"$schema", "../schema/comparison.schema.json"},
      {"codes", keys},
      {"description", blank(pair + " for search engines: 50 to 160 characters that decide.")},
      {"verdict", blank("the one difference between " + pair + " that decides.")},
      {"decision", decision_of(keys)},
      {"test", blank("the check that tells the two apart.")},
      {"updated", today}};
  return {
      {fmt::format("comparisons/{}-vs-{}.md", keys[0], keys[1]),
       page_text(front, {section("Why they are confused", "what they have in common."),
                         section("When you see " + keys[0], "a real case."),
                         section("When you see " + keys[1], "a real case."),
                         section("How to tell them apart", "steps, with a log line."),
                         section("The frequent mistake", "and what it costs."), questions(pair)})}};
}

std::vector<Skeleton> make_guide_skeleton(const std::string& slug,
                                          const std::vector<std::string>& keys,
                                          std::string_view today) {
  Json cards = Json::array();
  for (const std::string& key : keys) {
    cards.push_back({{"code", key},
                     {"label", blank("to remember " + key + " by")},
                     {"line", blank("what " + key + " means, in one line.")},
                     {"causes", {blank("the likeliest cause of " + key)}}});
  }
  const Json front{
      {"$schema", "../schema/guide.schema.json"},
      {"title", blank("the title of the guide")},
      {"description", blank("for search engines: 50 to 160 characters about these codes.")},
      {"answer", blank("the whole guide in one or two sentences, 60 to 320 characters.")},
      {"cards", cards},
      {"decision", decision_of(keys)},
      {"insight", blank("the key insight in one paragraph of 80 to 700 characters, which people "
                        "take home.")},
      {"updated", today}};
  return {
      {fmt::format("guides/{}.md", slug),
       page_text(front, {section("How they differ", "what the cards cannot say."),
                         section("Reading the logs", "lines, and what they tell."),
                         section("The frequent mistake", "and what it costs."), questions(slug)})}};
}

std::vector<Skeleton> make_article_skeleton(const std::string& slug,
                                            const std::vector<std::string>& keys,
                                            std::string_view today) {
  const Json front{
      {"$schema", "../schema/article.schema.json"},
      {"title", blank("the title of the article")},
      {"description", blank("for search engines: 50 to 160 characters on what it tells.")},
      {"lead", blank("the first paragraph, 60 to 400 characters: why anybody should read on.")},
      {"codes", keys},
      {"published", today},
      {"updated", today}};
  return {{fmt::format("articles/{}.md", slug),
           page_text(front, {section("First heading", "the first part of the story."),
                             section("Second heading", "the second part of the story.")})}};
}

}  // namespace statusbook
