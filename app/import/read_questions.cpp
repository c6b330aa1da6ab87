#include "app/import/read_questions.h"

#include "app/text/time_text.h"
#include "app/widgets/labels.h"
#include "core/import/date_reader.h"
#include "core/import/number_reader.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

namespace app {

using namespace Qt::Literals::StringLiterals;
using About = ReadQuestion::About;
using Order = core::ReadOptions::DateOrder;

namespace {

constexpr std::array kPoints = {u'.', u','};
constexpr std::array kPointStyles = {core::DecimalPoint::Point, core::DecimalPoint::Comma};
constexpr std::array kOrders = {Order::DayFirst, Order::MonthFirst};

/// The readings of a cell as the choices show them.
QStringList numberReadings(const QString& cell, const core::FigureText& text) {
    QStringList readings;
    for (const core::DecimalPoint style : kPointStyles) {
        const auto number = core::NumberColumn(style).read(QStringView(cell));
        readings.append(number ? text.quantity(number->value) : cell);
    }
    return readings;
}

QStringList dateReadings(const QString& cell, const core::FigureText& text) {
    QStringList readings;
    for (const Order order : kOrders) {
        const auto date = core::DateColumn(order).read(QByteArrayView(cell.toUtf8()));
        readings.append(date ? dayText(text, date->time.day) : cell);
    }
    return readings;
}

} // namespace

ReadQuestions::ReadQuestions(QWidget* parent) : QFrame(parent), m_dayEdit(new QDateEdit) {
    setProperty("role", u"question"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    m_numbers = addPart(*layout, int(kPoints.size()));
    m_dates = addPart(*layout, int(kOrders.size()));
    m_day = addPart(*layout, 0);
    m_day.words->setText(tr("The file prints only times. Of which day are they?"));
    m_dayEdit->setCalendarPopup(true);
    m_dayEdit->setAccessibleName(tr("Day of the times"));
    auto* use = new QPushButton(tr("Use this day"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_dayEdit, 1);
    row->addWidget(use);
    static_cast<QVBoxLayout*>(m_day.part->layout())->addLayout(row);
    connect(m_numbers.choices, &QButtonGroup::idClicked, this, [this](int index) {
        m_answers.decimalPoint = kPoints[std::size_t(index)];
        emit answered(m_answers);
    });
    connect(m_dates.choices, &QButtonGroup::idClicked, this, [this](int index) {
        m_answers.dateOrder = kOrders[std::size_t(index)];
        emit answered(m_answers);
    });
    connect(use, &QPushButton::clicked, this, [this] {
        const QDate day = m_dayEdit->date();
        m_answers.date = core::Day(std::chrono::year(day.year()) / day.month() / day.day());
        emit answered(m_answers);
    });
    reset();
}

ReadQuestions::Part ReadQuestions::addPart(QVBoxLayout& layout, int choices) {
    Part part{new QWidget, makeLabel({}), new QButtonGroup(this)};
    auto* column = new QVBoxLayout(part.part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    part.words->setWordWrap(true);
    column->addWidget(part.words);
    for (int i = 0; i < choices; ++i) {
        auto* button = new QRadioButton;
        part.choices->addButton(button, i);
        column->addWidget(button);
    }
    layout.addWidget(part.part);
    return part;
}

void ReadQuestions::ask(const ReadQuestion& question, const core::FigureText& text) {
    if (question.about == About::Number || question.about == About::Either) {
        askNumber(question, text);
    }
    if (question.about == About::Date || question.about == About::Either) {
        askDate(question, text);
    }
    if (question.about == About::DayOfTimes) {
        m_dayEdit->setLocale(text.locale());
        m_day.part->show();
    }
    show();
}

void ReadQuestions::askNumber(const ReadQuestion& question, const core::FigureText& text) {
    QStringList readings{tr("1,234.50: the point separates decimals"),
                         tr("1.234,50: the comma separates decimals")};
    if (question.about == About::Either) {
        m_numbers.words->setText(tr("How does the column “%1” print its numbers?").arg(question.column));
    } else {
        readings = numberReadings(question.cell, text);
        m_numbers.words->setText(tr("“%1” in the column “%2” may be %3 or %4. Which is it?")
                                     .arg(question.cell, question.column, readings[0], readings[1]));
    }
    for (int i = 0; i < readings.size(); ++i) {
        m_numbers.choices->button(i)->setText(readings[i]);
    }
    m_numbers.part->show();
}

void ReadQuestions::askDate(const ReadQuestion& question, const core::FigureText& text) {
    QStringList readings{tr("31/12/2026: the day first"), tr("12/31/2026: the month first")};
    if (question.about == About::Either) {
        m_dates.words->setText(tr("How does the column “%1” print its dates?").arg(question.column));
    } else {
        readings = dateReadings(question.cell, text);
        m_dates.words->setText(tr("“%1” in the column “%2” may be %3 or %4. Which is it?")
                                   .arg(question.cell, question.column, readings[0], readings[1]));
    }
    for (int i = 0; i < readings.size(); ++i) {
        m_dates.choices->button(i)->setText(readings[i]);
    }
    m_dates.part->show();
}

void ReadQuestions::forget(Part& part) {
    part.part->hide();
    part.choices->setExclusive(false);
    for (QAbstractButton* button : part.choices->buttons()) {
        button->setChecked(false);
    }
    part.choices->setExclusive(true);
}

void ReadQuestions::forgetReadings() {
    m_answers.decimalPoint.reset();
    m_answers.dateOrder = Order::Detect;
    forget(m_numbers);
    forget(m_dates);
    setVisible(isAskingDay());
}

void ReadQuestions::reset() {
    m_answers = {};
    m_dayEdit->setDate(QDate::currentDate());
    forget(m_day);
    forgetReadings();
}

} // namespace app
