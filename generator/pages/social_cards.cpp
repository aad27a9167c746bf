#include "pages/social_cards.hpp"

#include <fmt/format.h>

#include "pages/page_kinds.hpp"
#include "print/social_card.hpp"

namespace statusbook {
namespace {

CardNumeral numeral_of(const Catalogue& catalogue, const StatusCode& code, std::string name) {
  return {std::to_string(code.code), catalogue.find_family(code.family)->color, std::move(name)};
}

SocialCard empty_card(const SiteSettings& settings) {
  const std::size_t scheme = settings.base_url.find("://");
  return {.site = settings.title,
          .address = settings.base_url.substr(scheme == std::string::npos ? 0 : scheme + 3),
          .language = settings.language,
          .numerals = {}};
}

// A less known meaning of a number names whose it is.
std::string text_of(const Catalogue& catalogue, const StatusCode& code) {
  const bool is_best_known = code.key == std::to_string(code.code);
  return is_best_known
             ? code.meaning
             : fmt::format("{}: {}", catalogue.find_family(code.family)->label, code.meaning);
}

SocialCard make_card(const SiteContext& context, const StatusCode& code) {
  SocialCard card = empty_card(context.input().settings);
  card.numerals.push_back(numeral_of(context.catalogue(), code, {}));
  card.title = code.name;
  card.text = text_of(context.catalogue(), code);
  return card;
}

SocialCard make_card(const SiteContext& context, const Comparison& comparison) {
  SocialCard card = empty_card(context.input().settings);
  card.between = "vs";
  for (const std::string& key : {comparison.a, comparison.b}) {
    const StatusCode& code = *context.catalogue().find_code(key);
    card.numerals.push_back(numeral_of(context.catalogue(), code, code.name));
  }
  return card;
}

SocialCard make_card(const SiteContext& context, const Guide& guide) {
  SocialCard card = empty_card(context.input().settings);
  card.title = guide.title;
  for (const GuideCard& each : guide.cards) {
    const StatusCode& code = *context.catalogue().find_code(each.code);
    card.numerals.push_back(numeral_of(context.catalogue(), code, {}));
  }
  return card;
}

// `Record` is a code, a comparison or a guide.
template <typename Record>
Page card_page(const SiteContext& context, const Record& record) {
  Page page;
  page.path = card_path(record);
  page.url = "/" + page.path;
  page.kind = "card";
  page.is_drawn = true;
  const auto arrange = [&context, &record, file = page.url](Diagnostics& report) {
    return arrange_social_card(make_card(context, record), file, report);
  };
  page.beginning = [arrange](Diagnostics& report) {
    const auto card = arrange(report);
    return card ? std::optional(card->beginning()) : std::nullopt;
  };
  page.render = [arrange](Diagnostics& report) {
    const auto card = arrange(report);
    return card ? std::optional(card->draw()) : std::nullopt;
  };
  return page;
}

}  // namespace

std::string card_path(const StatusCode& code) {
  return fmt::format("cards/{}.png", code.key);
}

std::string card_path(const Comparison& comparison) {
  return fmt::format("cards/{}.png", comparison_slug(comparison.a, comparison.b));
}

std::string card_path(const Guide& guide) {
  return fmt::format("cards/{}.png", guide.slug);
}

std::vector<Page> list_social_cards(const SiteContext& context) {
  if (!context.input().extras.cards) return {};
  std::vector<Page> pages;
  const auto add_all = [&](const auto& records) {
    for (const auto& record : records)
      pages.push_back(card_page(context, record));
  };
  add_all(context.catalogue().codes);
  add_all(context.catalogue().comparisons);
  add_all(context.catalogue().guides);
  return pages;
}

}  // namespace statusbook
