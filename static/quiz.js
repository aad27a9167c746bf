// The quiz: choices become buttons, which tell at once whether they are right and why. Without scripts
// the answers are in <details>. What has been answered stays on this device.

import {make} from './elements.js';
import {recall, remember} from './storage.js';

class Question {
  constructor(element, changed) {
    this.element = element;
    this.id = element.id;
    this.difficulty = element.dataset.difficulty;
    this.details = element.querySelector('details');
    this.verdict = make('p', {role: 'status', class: 'verdict'});
    this.details.before(this.verdict);
    const wrong = [...this.details.querySelectorAll('ul > li')];
    const right = this.details.querySelector('summary + p');
    this.choices = [...element.querySelectorAll('.choices li')].map((item) => {
      const isRight = item.dataset.right === 'yes';
      const button = make('button', {type: 'button', class: 'quiz-choice'}, ...item.childNodes);
      item.append(button);
      button.addEventListener('click', () => {
        if (this.chosen === null) changed(this, this.choices.findIndex((choice) => choice.button === button));
      });
      return {button, isRight, reason: isRight ? right : wrong.shift()};
    });
    this.answer(null);
  }

  // The choice's index; null takes an answer back.
  answer(index) {
    this.chosen = this.choices[index] ? index : null;
    const choice = this.choices[this.chosen];
    this.details.hidden = !choice;
    this.details.open = Boolean(choice) && !choice.isRight;
    for (const {button, isRight} of this.choices) {
      button.classList.toggle('right', Boolean(choice) && isRight);
      button.classList.toggle('wrong', choice?.button === button && !isRight);
      button.setAttribute('aria-disabled', String(Boolean(choice)));
    }
    this.verdict.textContent = choice ? verdictOn(choice) : '';
    this.isRight = Boolean(choice?.isRight);
  }
}

// The reason stands in the details too, behind the code's number.
function verdictOn({isRight, reason}) {
  const text = reason.textContent.replace(/\s+/g, ' ').trim();
  return isRight ? `Right. ${text.replace(/^\S+ /, '')}` : `Wrong. ${text}`;
}

class Quiz {
  constructor(questions) {
    this.questions = questions;
    this.makeBar(document.querySelector('.quiz-bar'));
    this.restore();
    this.show();
  }

  makeBar(bar) {
    const difficulties = [...new Set(this.questions.map(({difficulty}) => difficulty))];
    this.filter = make('select', {id: 'quiz-difficulty'}, make('option', {value: ''}, 'all'), ...difficulties.map((name) => make('option', {}, name)));
    this.score = make('p', {role: 'status', class: 'quiz-score'});
    const restart = make('button', {type: 'button'}, 'Start again');
    this.filter.addEventListener('change', () => this.show());
    restart.addEventListener('click', () => this.restart());
    bar.role = 'group';
    bar.ariaLabel = 'Quiz';
    bar.append(make('p', {}, make('label', {for: 'quiz-difficulty'}, 'Difficulty'), ' ', this.filter), this.score, restart);
  }

  restore() {
    let answers;
    try {
      answers = JSON.parse(recall('quiz')) ?? {};
    } catch {
      answers = {};
    }
    for (const question of this.questions) {
      if (question.chosen === null && question.id in answers) question.answer(answers[question.id]);
    }
  }

  keep() {
    const answered = this.questions.filter(({chosen}) => chosen !== null);
    remember('quiz', JSON.stringify(Object.fromEntries(answered.map(({id, chosen}) => [id, chosen]))));
    this.show();
  }

  // Only what is shown starts again; focus goes to the first question of it.
  restart() {
    for (const question of this.shown()) question.answer(null);
    this.keep();
    this.shown()[0]?.choices[0].button.focus();
  }

  shown() {
    return this.questions.filter(({difficulty}) => !this.filter.value || difficulty === this.filter.value);
  }

  show() {
    const shown = this.shown();
    for (const question of this.questions) question.element.hidden = !shown.includes(question);
    const answered = shown.filter(({chosen}) => chosen !== null).length;
    const right = shown.filter(({isRight}) => isRight).length;
    this.score.textContent = `${right} right, ${answered - right} wrong, ${shown.length - answered} to go`;
  }
}

// A few questions at a time, those that are seen first at once: to make all buttons in one go would
// keep the browser from answering on a slow phone.
async function open(list) {
  const atOnce = 4;
  const questions = [];
  let quiz;
  const take = (question, index) => {
    question.answer(index);
    quiz?.keep();
  };
  for (const element of list.querySelectorAll('.quiz-question')) {
    if (questions.length > 0 && questions.length % atOnce === 0) await new Promise((resolve) => setTimeout(resolve));
    questions.push(new Question(element, take));
  }
  const isAnsweredAlready = questions.some(({chosen}) => chosen !== null);
  quiz = new Quiz(questions);
  if (isAnsweredAlready) quiz.keep();
}

for (const list of document.querySelectorAll('ol.quiz')) open(list);
