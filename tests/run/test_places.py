"""Channels, forum topics and the webhook, through the running program."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

from tests.fakes.bot_api import BotApi, Sent
from tests.run.service import Service

NOW = datetime(2026, 11, 21, 7, 59, 20, tzinfo=UTC)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_updates_may_be_pushed_instead_of_polled(service: Service, api: BotApi) -> None:
    port = free_port()
    service.settings |= {
        "NEWSDIGEST_TELEGRAM_WEBHOOK": "true",
        "NEWSDIGEST_WEB_PORT": str(port),
        "NEWSDIGEST_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    ann = api.world.person("Ann")
    chat = api.world.private(ann, started=True)
    await service.start()
    await api.wait_for(lambda server: server.journal.calls("setWebhook"), timeout=20)
    answer = await api.reply_to(api.says(chat, ann, "/help"))
    assert "/latest" in answer.text
    assert api.journal.calls("getUpdates") == []


async def test_a_channel_is_set_up_from_the_private_chat_and_gets_its_digest(
    service: Service, api: BotApi
) -> None:
    service.settings["NEWSDIGEST_NOW"] = NOW.isoformat()
    ann = api.world.person("Ann")
    chat = api.world.private(ann, started=True)
    channel = api.world.channel("Morning", creator=ann, username="morning", bot="left")
    await service.command("seed")
    await service.start()
    refused = await api.reply_to(api.says(chat, ann, "/connect @morning"), timeout=25)
    assert "Connected" not in refused.text
    api.adds_bot(channel, ann, "administrator", can_post_messages=True)
    connected = await api.reply_to(api.says(chat, ann, "/connect @morning"))
    assert "Connected" in connected.text
    ordered = await api.reply_to(api.says(chat, ann, "/subscribe @morning 08:00"))
    assert "First digest" in ordered.text

    def posted(server: BotApi) -> list[Sent]:
        return [sent for sent in server.sent if sent.chat == channel]

    await api.wait_for(posted, timeout=90)
    assert posted(api)[0].text.startswith("Saturday 21 November")


async def test_an_answer_stays_in_its_forum_topic(service: Service, api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("Readers", creator=ann, is_forum=True)
    topic = group.topic("News")
    await service.command("seed")
    await service.start()
    answer = await api.reply_to(api.says(group, ann, "/latest", thread=topic), timeout=25)
    assert answer.thread == topic.id
    assert "Latest" in answer.text
