namespace PushPortal.Web.Demo;

/// <summary>The pages of the demo content server. Each fits the 10 kB that old handsets take, and loads nothing else.</summary>
internal static class DemoPages
{
    public static string Mailbox { get; } = Page("Mailbox", """
        <h1>Mailbox</h1>
        <p>You have 2 new messages.</p>
        <ol>
        <li><b>Wang Fang</b><br/>Photos of the weekend</li>
        <li><b>Parcel service</b><br/>Your parcel arrives today between 14 and 16 h</li>
        </ol>
        <p><a href="/demo/content/news" accesskey="1">1 News</a></p>
        """);

    public static string News { get; } = Page("News", """
        <h1>News</h1>
        <p><b>Bridge opens</b><br/>The new bridge over the river is open to pedestrians from today.</p>
        <p><b>Weather</b><br/>Sunny, 18 to 24 degrees, a light wind in the afternoon.</p>
        <p><b>Football</b><br/>The home team won 2:1 after extra time.</p>
        <p><a href="/demo/content/welcome" accesskey="1">1 Mailbox</a></p>
        """);

    public static string NotFound { get; } = Page("Not found", """
        <h1>Not found</h1>
        <p>There is no such page here.</p>
        <p><a href="/demo/content/welcome" accesskey="1">1 Mailbox</a></p>
        """);

    private static string Page(string title, string body) => $$"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/xhtml-mobile10.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">
        <head>
        <title>{{title}}</title>
        <style type="text/css">
        body { margin: 0; padding: 4px; font-family: sans-serif; font-size: small; background: #ffffff; color: #1b2733; }
        h1 { margin: 0 0 4px 0; padding: 4px; font-size: medium; background: #14505c; color: #ffffff; }
        p, ol { margin: 6px 0; }
        a { color: #14505c; }
        </style>
        </head>
        <body>
        {{body}}
        </body>
        </html>

        """;
}
