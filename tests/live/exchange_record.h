#pragma once

#include "core/wire/json.h"
#include "server/http/reply.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <mutex>
#include <stdexcept>

namespace test {

/// Keeps what the API was asked and answered, a line of JSON each, in a file of this program in the folder
/// that TJ_EXCHANGES names; nothing without it. tests/lint/check_exchanges.py holds the lines against the
/// API's document. Credentials in headers are left out.
class ExchangeRecord {
public:
    static void add(const server::Request& request, const server::Reply& reply) {
        static ExchangeRecord record;
        if (record.m_file.isOpen()) {
            const std::lock_guard lock(record.m_mutex);
            record.m_file.write(line(request, reply) + '\n');
            record.m_file.flush(); // a program that is killed by its test has told all the same
        }
    }

private:
    ExchangeRecord() {
        const QString folder = qEnvironmentVariable("TJ_EXCHANGES");
        if (folder.isEmpty()) {
            return;
        }
        m_file.setFileName(QStringLiteral("%1/%2.jsonl").arg(folder).arg(QCoreApplication::applicationPid()));
        if (!QDir().mkpath(folder) || !m_file.open(QIODevice::WriteOnly | QIODevice::Append)) {
            throw std::runtime_error("cannot record in " + folder.toStdString());
        }
    }

    static QByteArray line(const server::Request& request, const server::Reply& reply) {
        core::JsonWriter json;
        json.beginObject().key("method").string(QLatin1String(server::methodName(request.method)));
        json.key("path").string(request.path).key("route").string(request.route);
        json.key("query").beginArray();
        for (const auto& [name, value] : request.query) {
            json.beginArray().string(name).string(value).endArray();
        }
        json.endArray();
        writeHeaders(json.key("requestHeaders"), request.headers);
        json.key("requestBody").string(QString::fromUtf8(request.body));
        json.key("status").integer(reply.status);
        std::vector<server::Header> headers = reply.headers;
        if (!reply.contentType.isEmpty()) {
            headers.push_back({"Content-Type", reply.contentType});
        }
        writeHeaders(json.key("responseHeaders"), headers);
        json.key("responseBody").string(QString::fromUtf8(reply.body)).endObject();
        return json.take();
    }
    static void writeHeaders(core::JsonWriter& json, const std::vector<server::Header>& headers) {
        json.beginArray();
        for (const server::Header& header : headers) {
            const QByteArray name = header.name.toLower();
            const bool isCredential = name == "authorization" || name == "cookie" || name == "set-cookie";
            json.beginArray().string(QString::fromLatin1(header.name));
            json.string(isCredential ? QStringLiteral("left out") : QString::fromLatin1(header.value));
            json.endArray();
        }
        json.endArray();
    }

    std::mutex m_mutex;
    QFile m_file;
};

} // namespace test
