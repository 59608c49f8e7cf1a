# The publish output in a small image: no root, one writable volume (/data) with the database and the keys of sign-ins.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish PushPortal.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
VOLUME /data
ENV ASPNETCORE_URLS=http://+:8080 \
    PushPortal__Storage__ConnectionString="Data Source=/data/pushportal.db" \
    PushPortal__Smsc__Smpp__Endpoint=0.0.0.0:2775 \
    PushPortal__WapGateway__HttpEndpoint=0.0.0.0:8090 \
    PushPortal__WapGateway__WspEndpoint=0.0.0.0:9200 \
    PushPortal__WapGateway__WspSessionEndpoint=0.0.0.0:9201
EXPOSE 8080 2775 8090 9200/udp 9201/udp
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s CMD ["dotnet", "PushPortal.Web.dll", "health"]
ENTRYPOINT ["dotnet", "PushPortal.Web.dll"]
