#include "catalogue/catalogue.hpp"

namespace statusbook {

const std::vector<HeadingRule>& code_headings() {
  using Parts = HeadingRule::Parts;
  static const std::vector<HeadingRule> rules{
      {"In plain English", "in-plain-english"},
      {"An everyday picture", "an-everyday-picture"},
      {"When to use it", "when-to-use-it"},
      {"When not to use it", "when-not-to-use-it"},
      {"Common misreading", "common-misreading"},
      {"Common causes", "common-causes"},
      {"How to fix it",
       "how-to-fix-it",
       Parts::known,
       {{"For visitors", "for-visitors"},
        {"For site owners", "for-site-owners"},
        {"For developers", "for-developers"}}},
      {"How software treats it", "how-software-treats-it"},
      {"Questions", "questions", Parts::free},
  };
  return rules;
}

std::vector<HeadingRule> comparison_headings(const Comparison& comparison) {
  return {
      {"Why they are confused", "why-they-are-confused"},
      {"When you see " + comparison.a, "when-you-see-" + comparison.a},
      {"When you see " + comparison.b, "when-you-see-" + comparison.b},
      {"How to tell them apart", "how-to-tell-them-apart"},
      {"The frequent mistake", "the-frequent-mistake"},
      {"Questions", "questions", HeadingRule::Parts::free},
  };
}

const std::vector<HeadingRule>& guide_headings() {
  static const std::vector<HeadingRule> rules{
      {"How they differ", "how-they-differ"},
      {"Reading the logs", "reading-the-logs"},
      {"The frequent mistake", "the-frequent-mistake"},
      {"Questions", "questions", HeadingRule::Parts::free},
  };
  return rules;
}

}  // namespace statusbook
